const AT = '@acme.example';

/** Who plays which part in the stories of the log. */
export const CAST = {
  admin: `oliver.brandt${AT}`,
  helpDesk: `bjorn.haugen${AT}`,
  securityOfficer: `henrik.lindqvist${AT}`,
  /** Has a factor of nearly every kind. */
  tester: `nadia.popescu${AT}`,
  /** MFA fatigue: approves the seventh push in the night. */
  victim: `jane.doe${AT}`,
  /** The password spray finds this password, and the second factor holds. */
  sprayed: `marcus.reed${AT}`,
  /** The password spray finds this one too, and nothing asks for a second factor. */
  sprayHit: `aisha.khan${AT}`,
  lockedOut: `viktor.nilsson${AT}`,
  /** The session is stolen and goes on in another network, on another system. */
  hijacked: `ines.moreau${AT}`,
  /** Somebody calls the help desk in this name and has the factors reset. */
  impersonated: `amara.nwosu${AT}`,
  /** A super administrator who makes a friend one, too, and leaves a token and an identity provider behind. */
  insider: `nadia.popescu${AT}`,
  /** The friend: a rogue administrator. */
  accomplice: `ravi.menon${AT}`,
  /** Consented to a phishing app. */
  phished: [`chloe.martin${AT}`, `emily.clarke${AT}`, `samuel.osei${AT}`],
  /** Their laptop was stolen. */
  robbed: `diego.fuentes${AT}`,
  /** Has more than they need: production through a forgotten rule, and an admin role. */
  contractor: 'alex.kent',
  leaver: `dora.leaver${AT}`,
} as const;
