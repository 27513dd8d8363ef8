import type { AccessCodeRecord } from '../access-records.ts';
import type { FactorRecord, JsonObject, UserRecord } from '../records.ts';
import { toTimestamp } from '../timestamps.ts';

/** How Identity Engine names what the factors API calls a factor type. */
const KIND_OF_FACTOR: Readonly<Record<string, { key: string; type: string; name: string }>> = {
  push: { key: 'okta_verify', type: 'app', name: 'Okta Verify' },
  signed_nonce: { key: 'okta_verify', type: 'app', name: 'Okta Verify' },
  sms: { key: 'phone_number', type: 'phone', name: 'Phone' },
  call: { key: 'phone_number', type: 'phone', name: 'Phone' },
  email: { key: 'okta_email', type: 'email', name: 'Email' },
  question: { key: 'security_question', type: 'security_question', name: 'Security Question' },
  webauthn: { key: 'webauthn', type: 'security_key', name: 'Security Key or Biometric' },
};

type Enrollment = JsonObject & { id: string };

/** The authenticator enrolments of a user: those of their factors that Identity Engine knows, and access codes. */
export function enrollmentsOf(user: UserRecord, origin: string): Enrollment[] {
  return [
    ...user.factors.flatMap((factor) => toFactorEnrollment(factor, user.id, origin)),
    ...user.accessCodes.map((code) => toAccessCode(code, user.id, origin)),
  ];
}

function toFactorEnrollment(factor: FactorRecord, userId: string, origin: string): Enrollment[] {
  const kind = KIND_OF_FACTOR[factor.factorType];
  if (kind === undefined) return [];
  const { phoneNumber } = factor.profile;
  const { id, createdMs, lastUpdatedMs } = factor;
  const enrollment = toEnrollment({ ...kind, id, createdMs, lastUpdatedMs }, userId, origin);
  if (typeof phoneNumber !== 'string') return [enrollment];
  return [{ ...enrollment, profile: { phoneNumber: maskPhone(phoneNumber) } }];
}

/** Without the code, which only the answer to its creation holds. */
export function toAccessCode(code: AccessCodeRecord, userId: string, origin: string): Enrollment {
  const kind = { key: 'tac', type: 'tac', name: 'Temporary Access Code' };
  const { id, createdMs } = code;
  return toEnrollment({ ...kind, id, createdMs, lastUpdatedMs: createdMs }, userId, origin);
}

interface EnrollmentFacts {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly createdMs: number;
  readonly lastUpdatedMs: number;
}

function toEnrollment(facts: EnrollmentFacts, userId: string, origin: string): Enrollment {
  const { createdMs, lastUpdatedMs, id, key, type, name } = facts;
  const user = `${origin}/api/v1/users/${userId}`;
  return {
    id,
    type,
    key,
    status: 'ACTIVE',
    name,
    created: toTimestamp(createdMs),
    lastUpdated: toTimestamp(lastUpdatedMs),
    _links: {
      self: { href: `${user}/authenticator-enrollments/${id}`, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: user, hints: { allow: ['GET'] } },
    },
  };
}

/** `+15554151337` becomes `+1 XXX-XXX-1337`. */
const maskPhone = (number: string): string => `${number.slice(0, 2)} XXX-XXX-${number.slice(-4)}`;
