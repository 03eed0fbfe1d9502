import type { Collection, Filter, IndexDescription, Sort } from 'mongodb';

/** A report of one run of something that runs again and again. */
interface StartedReport {
  _id: string;
  startedAtMs: number;
  finishedAtMs: number | null;
}

/** So many reports of a kind are kept. */
const mostKept = 100;

export const startedReportIndexes: IndexDescription[] = [{ key: { startedAtMs: -1, _id: -1 } }];

const newestFirst = { startedAtMs: -1, _id: -1 } satisfies Sort;

/** Forgets the reports that are older than the newest hundred. */
export async function forgetOldReports<Report extends StartedReport>(reports: Collection<Report>): Promise<void> {
  const oldest = await reports.find({}).sort(newestFirst).skip(mostKept).limit(1).next();
  if (oldest) await reports.deleteMany({ startedAtMs: { $lte: oldest.startedAtMs } } as Filter<Report>);
}

/** The newest report of a run that came to its end; null when there is none. */
export async function newestFinished<Report extends StartedReport>(reports: Collection<Report>) {
  return reports.findOne({ finishedAtMs: { $ne: null } } as Filter<Report>, { sort: newestFirst });
}
