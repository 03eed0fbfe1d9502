/** The look of the page at /api/docs. */
export const docsStyle = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 small { font-weight: normal; opacity: .6; font-size: .5em; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
nav a { margin-right: .8em; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: .3rem .7rem; }
summary { cursor: pointer; }
.method { display: inline-block; min-width: 4.2em; font-weight: 600; text-transform: uppercase; font-size: .8em; }
.what { display: block; margin-left: 4.6em; opacity: .8; }
.key { font-size: .75em; border: 1px solid var(--line); border-radius: 4px; padding: 0 .4em; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid var(--soft); padding: .25rem .6rem .25rem 0; vertical-align: top; }
h4 { margin: .8rem 0 .2rem; }
code { font-size: .95em; }
`;
