/** The languages Continuo speaks by itself. */
export const languages = ['en', 'es', 'pt', 'fr', 'ru', 'ar', 'zh', 'hi', 'id', 'tr'] as const;
export type Language = (typeof languages)[number];

/** Words of one kind in every language. */
export type Words = Readonly<Record<Language, readonly string[]>>;
