import { cancelFollowUp } from './handlers/cancelFollowUp';
import { freezeLearning, rollbackLearning, thawLearning } from './handlers/changeLearning';
import { close } from './handlers/close';
import {
  applyDryRun,
  getImport,
  listImportRows,
  listImports,
  resumeImport,
  stopImport,
} from './handlers/contactImports';
import { createCompany } from './handlers/createCompany';
import { createContact } from './handlers/createContact';
import { createDeal } from './handlers/createDeal';
import { createImport } from './handlers/createImport';
import { createKnowledge } from './handlers/createKnowledge';
import { reopenDuplicate, sayDifferent } from './handlers/decideDuplicate';
import { deleteKnowledge } from './handlers/deleteKnowledge';
import { dryRunRules } from './handlers/dryRunRules';
import { dismissQuestion } from './handlers/dismissQuestion';
import { eraseContact } from './handlers/eraseContact';
import { exportContactData } from './handlers/exportContactData';
import { finishErasurePlace } from './handlers/finishErasurePlace';
import { finishErasureTask } from './handlers/finishErasureTask';
import { exportContacts } from './handlers/exportContacts';
import { getCompany } from './handlers/getCompany';
import { getContact } from './handlers/getContact';
import { getContext } from './handlers/getContext';
import { getConversation } from './handlers/getConversation';
import { getDeal } from './handlers/getDeal';
import { getDocs } from './handlers/getDocs';
import { getDocument } from './handlers/getDocument';
import { getErasure } from './handlers/getErasure';
import { getFollowUp } from './handlers/getFollowUp';
import { getHealth } from './handlers/getHealth';
import { getLearning } from './handlers/getLearning';
import { getMetrics } from './handlers/getMetrics';
import { getMedia } from './handlers/getMedia';
import { getReadiness } from './handlers/getReadiness';
import { getRules } from './handlers/getRules';
import { handBack } from './handlers/handBack';
import { listLearningRuns, startLearningRun } from './handlers/learningRuns';
import { linkConversation } from './handlers/linkConversation';
import { listAccountEvents } from './handlers/listAccountEvents';
import { approveDraft } from './handlers/approveDraft';
import { discardDraft } from './handlers/discardDraft';
import { listAlerts } from './handlers/listAlerts';
import { listDrafts } from './handlers/listDrafts';
import { listAccounts } from './handlers/listAccounts';
import { listAgents } from './handlers/listAgents';
import { listCompanies } from './handlers/listCompanies';
import { listContacts } from './handlers/listContacts';
import { listConversations } from './handlers/listConversations';
import { listDeals } from './handlers/listDeals';
import { listDecisions } from './handlers/listDecisions';
import { listDuplicates } from './handlers/listDuplicates';
import { listErasures } from './handlers/listErasures';
import { listInquiries } from './handlers/listInquiries';
import { listKnowledge } from './handlers/listKnowledge';
import { listLearningVersions } from './handlers/listLearningVersions';
import { listMerges } from './handlers/listMerges';
import { listMessages } from './handlers/listMessages';
import { listOutcomes } from './handlers/listOutcomes';
import { listReplySweeps } from './handlers/listReplySweeps';
import { listRulesVersions } from './handlers/listRulesVersions';
import { listSetAside } from './handlers/listSetAside';
import { listTemplates } from './handlers/listTemplates';
import { mergeContact } from './handlers/mergeContact';
import { patchAccount } from './handlers/patchAccount';
import { patchCompany } from './handlers/patchCompany';
import { patchContact } from './handlers/patchContact';
import { patchDeal } from './handlers/patchDeal';
import { patchKnowledge } from './handlers/patchKnowledge';
import { patchTemplate } from './handlers/patchTemplate';
import { pause } from './handlers/pause';
import { postMessage } from './handlers/postMessage';
import { putFollowUp } from './handlers/putFollowUp';
import { putPresence } from './handlers/putPresence';
import { putOwnRules } from './handlers/putOwnRules';
import { putRules } from './handlers/putRules';
import { receiveTwilioWebhook, receiveWhatsAppWebhook } from './handlers/receiveWebhook';
import { reopen } from './handlers/reopen';
import { reroute } from './handlers/reroute';
import { resume } from './handlers/resume';
import { resumeSending } from './handlers/resumeSending';
import { retryMedia } from './handlers/retryMedia';
import { snooze } from './handlers/snooze';
import {
  getDuplicateSweep,
  resumeDuplicateSweep,
  startDuplicateSweep,
  stopDuplicateSweep,
} from './handlers/sweepDuplicates';
import { syncTemplates } from './handlers/syncTemplates';
import { takeOver } from './handlers/takeOver';
import { unmergeContact } from './handlers/unmergeContact';
import { verifyWebhook } from './handlers/verifyWebhook';
import type { Route } from './route';

const one = '/api/conversations/{id}';

/** Every route there is. A path under /api that is not `public` here needs the key. */
// prettier-ignore
export const routes: readonly Route[] = [
  { method: 'get', path: '/healthz', access: 'public', operation: getHealth },
  { method: 'get', path: '/readyz', access: 'public', operation: getReadiness },
  { method: 'get', path: '/metrics', access: 'keyUnlessLocal', operation: getMetrics },
  { method: 'get', path: '/api/openapi.json', access: 'public', operation: getDocument },
  { method: 'get', path: '/api/docs', access: 'public', operation: getDocs },

  { method: 'get', path: '/webhooks/whatsapp', access: 'public', operation: verifyWebhook },
  { method: 'post', path: '/webhooks/whatsapp', access: 'signature', operation: receiveWhatsAppWebhook },
  { method: 'post', path: '/webhooks/twilio', access: 'signature', operation: receiveTwilioWebhook },
  { method: 'get', path: '/api/intake', access: 'key', operation: listSetAside },

  { method: 'get', path: '/api/accounts', access: 'key', operation: listAccounts },
  { method: 'patch', path: '/api/accounts/{id}', access: 'key', operation: patchAccount },
  { method: 'post', path: '/api/accounts/{id}/resume-sending', access: 'key', operation: resumeSending },
  { method: 'get', path: '/api/account-events', access: 'key', operation: listAccountEvents },

  { method: 'get', path: '/api/templates', access: 'key', operation: listTemplates },
  { method: 'post', path: '/api/templates/sync', access: 'key', operation: syncTemplates },
  { method: 'patch', path: '/api/templates/{id}', access: 'key', operation: patchTemplate },

  { method: 'get', path: '/api/agents', access: 'key', operation: listAgents },
  { method: 'put', path: '/api/agents/{name}/presence', access: 'key', operation: putPresence },

  { method: 'get', path: '/api/conversations', access: 'key', operation: listConversations },
  { method: 'get', path: one, access: 'key', operation: getConversation },
  { method: 'get', path: `${one}/messages`, access: 'key', operation: listMessages },
  { method: 'post', path: `${one}/messages`, access: 'key', operation: postMessage },
  { method: 'get', path: `${one}/decisions`, access: 'key', operation: listDecisions },
  { method: 'get', path: `${one}/inquiries`, access: 'key', operation: listInquiries },
  { method: 'get', path: `${one}/context`, access: 'key', operation: getContext },
  { method: 'get', path: `${one}/outcomes`, access: 'key', operation: listOutcomes },

  { method: 'get', path: '/api/drafts', access: 'key', operation: listDrafts },
  { method: 'post', path: '/api/drafts/{id}/approve', access: 'key', operation: approveDraft },
  { method: 'post', path: '/api/drafts/{id}/discard', access: 'key', operation: discardDraft },
  { method: 'get', path: '/api/alerts', access: 'key', operation: listAlerts },
  { method: 'get', path: '/api/reply-sweeps', access: 'key', operation: listReplySweeps },

  { method: 'get', path: '/api/media/{id}', access: 'key', operation: getMedia },
  { method: 'post', path: '/api/media/{id}/retry', access: 'key', operation: retryMedia },

  { method: 'post', path: `${one}/link`, access: 'key', operation: linkConversation },
  { method: 'post', path: `${one}/dismiss-question`, access: 'key', operation: dismissQuestion },

  { method: 'post', path: `${one}/pause`, access: 'key', operation: pause },
  { method: 'post', path: `${one}/resume`, access: 'key', operation: resume },
  { method: 'post', path: `${one}/take-over`, access: 'key', operation: takeOver },
  { method: 'post', path: `${one}/hand-back`, access: 'key', operation: handBack },
  { method: 'post', path: `${one}/reroute`, access: 'key', operation: reroute },
  { method: 'post', path: `${one}/snooze`, access: 'key', operation: snooze },
  { method: 'post', path: `${one}/close`, access: 'key', operation: close },
  { method: 'post', path: `${one}/reopen`, access: 'key', operation: reopen },
  { method: 'get', path: `${one}/follow-up`, access: 'key', operation: getFollowUp },
  { method: 'put', path: `${one}/follow-up`, access: 'key', operation: putFollowUp },
  { method: 'delete', path: `${one}/follow-up`, access: 'key', operation: cancelFollowUp },
  { method: 'put', path: `${one}/rules`, access: 'key', operation: putOwnRules },

  { method: 'get', path: '/api/rules', access: 'key', operation: getRules },
  { method: 'put', path: '/api/rules', access: 'key', operation: putRules },
  { method: 'get', path: '/api/rules/versions', access: 'key', operation: listRulesVersions },
  { method: 'post', path: '/api/rules/dry-run', access: 'key', operation: dryRunRules },

  { method: 'get', path: '/api/learning', access: 'key', operation: getLearning },
  { method: 'get', path: '/api/learning/runs', access: 'key', operation: listLearningRuns },
  { method: 'post', path: '/api/learning/runs', access: 'key', operation: startLearningRun },
  { method: 'get', path: '/api/learning/{parameter}/versions', access: 'key', operation: listLearningVersions },
  { method: 'post', path: '/api/learning/{parameter}/freeze', access: 'key', operation: freezeLearning },
  { method: 'post', path: '/api/learning/{parameter}/thaw', access: 'key', operation: thawLearning },
  { method: 'post', path: '/api/learning/{parameter}/rollback', access: 'key', operation: rollbackLearning },

  { method: 'get', path: '/api/knowledge', access: 'key', operation: listKnowledge },
  { method: 'post', path: '/api/knowledge', access: 'key', operation: createKnowledge },
  { method: 'patch', path: '/api/knowledge/{id}', access: 'key', operation: patchKnowledge },
  { method: 'delete', path: '/api/knowledge/{id}', access: 'key', operation: deleteKnowledge },

  { method: 'get', path: '/api/contacts', access: 'key', operation: listContacts },
  { method: 'post', path: '/api/contacts', access: 'key', operation: createContact },
  { method: 'get', path: '/api/contacts/export', access: 'key', operation: exportContacts },
  { method: 'get', path: '/api/contacts/imports', access: 'key', operation: listImports },
  { method: 'post', path: '/api/contacts/imports', access: 'key', operation: createImport },
  { method: 'get', path: '/api/contacts/imports/{id}', access: 'key', operation: getImport },
  { method: 'get', path: '/api/contacts/imports/{id}/rows', access: 'key', operation: listImportRows },
  { method: 'post', path: '/api/contacts/imports/{id}/apply', access: 'key', operation: applyDryRun },
  { method: 'post', path: '/api/contacts/imports/{id}/stop', access: 'key', operation: stopImport },
  { method: 'post', path: '/api/contacts/imports/{id}/resume', access: 'key', operation: resumeImport },
  { method: 'get', path: '/api/contacts/{id}', access: 'key', operation: getContact },
  { method: 'patch', path: '/api/contacts/{id}', access: 'key', operation: patchContact },
  { method: 'get', path: '/api/contacts/{id}/data', access: 'key', operation: exportContactData },
  { method: 'post', path: '/api/contacts/{id}/erase', access: 'key', operation: eraseContact },
  { method: 'get', path: '/api/erasures', access: 'key', operation: listErasures },
  { method: 'get', path: '/api/erasures/{id}', access: 'key', operation: getErasure },
  { method: 'post', path: '/api/erasures/{id}/tasks/{system}/done', access: 'key', operation: finishErasureTask },
  { method: 'post', path: '/api/erasures/{id}/places/{place}/done', access: 'key', operation: finishErasurePlace },
  { method: 'get', path: '/api/duplicates', access: 'key', operation: listDuplicates },
  { method: 'get', path: '/api/duplicates/sweep', access: 'key', operation: getDuplicateSweep },
  { method: 'post', path: '/api/duplicates/sweep/start', access: 'key', operation: startDuplicateSweep },
  { method: 'post', path: '/api/duplicates/sweep/stop', access: 'key', operation: stopDuplicateSweep },
  { method: 'post', path: '/api/duplicates/sweep/resume', access: 'key', operation: resumeDuplicateSweep },
  { method: 'post', path: '/api/duplicates/{id}/different', access: 'key', operation: sayDifferent },
  { method: 'post', path: '/api/duplicates/{id}/reopen', access: 'key', operation: reopenDuplicate },
  { method: 'post', path: '/api/contacts/{id}/merge', access: 'key', operation: mergeContact },
  { method: 'post', path: '/api/contacts/{id}/unmerge', access: 'key', operation: unmergeContact },
  { method: 'get', path: '/api/contacts/{id}/merges', access: 'key', operation: listMerges },
  { method: 'get', path: '/api/companies', access: 'key', operation: listCompanies },
  { method: 'post', path: '/api/companies', access: 'key', operation: createCompany },
  { method: 'get', path: '/api/companies/{id}', access: 'key', operation: getCompany },
  { method: 'patch', path: '/api/companies/{id}', access: 'key', operation: patchCompany },
  { method: 'get', path: '/api/deals', access: 'key', operation: listDeals },
  { method: 'post', path: '/api/deals', access: 'key', operation: createDeal },
  { method: 'get', path: '/api/deals/{id}', access: 'key', operation: getDeal },
  { method: 'patch', path: '/api/deals/{id}', access: 'key', operation: patchDeal },
];
