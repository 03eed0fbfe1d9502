/** How often the language model was called on one day (UTC). Numbers only. */
export interface ModelBudgetDocument {
  /** `yyyy-mm-dd` */
  _id: string;
  calls: number;
}
