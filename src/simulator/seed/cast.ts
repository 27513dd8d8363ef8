const AT = '@acme.example';

/** Who is who in the story that the log tells. */
export const CAST = {
  /** Approves the seventh push in the night; the account is taken over. */
  victim: `jane.doe${AT}`,
  /** The password spray finds this password, and the second factor holds. */
  sprayed: `marcus.reed${AT}`,
  admin: `oliver.brandt${AT}`,
  helpDesk: `bjorn.haugen${AT}`,
  lockedOut: `viktor.nilsson${AT}`,
  /** Has a factor of nearly every kind. */
  tester: `nadia.popescu${AT}`,
} as const;
