/**
 * After so long a silence a phone may belong to somebody else: carriers give a number up for assignment again after 45 to 90 days
 * (47 CFR 52.15(f)(1)(ii), the FCC's aging periods; other countries are near that).
 */
export const recycledAfterMs = 90 * 24 * 3600 * 1000;
