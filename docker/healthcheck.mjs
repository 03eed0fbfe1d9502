// Ends with 0 when the URL in the first argument answers 2xx within 4 seconds. The image has no curl.
const [url] = process.argv.slice(2);
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(4000) });
  process.exit(response.ok ? 0 : 1);
} catch {
  process.exit(1);
}
