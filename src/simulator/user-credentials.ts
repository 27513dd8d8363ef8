import { objectMember, textMember } from './body.ts';
import { validationFailed } from './okta-error.ts';
import type { JsonObject, UserRecord } from './records.ts';

export function passwordOf(credentials: JsonObject): string | undefined {
  const password = objectMember(credentials, 'password');
  if (password === undefined) return undefined;
  const value = textMember(password, 'value');
  if (value === undefined && Object.keys(password).length > 0 && password.hash === undefined) {
    throw validationFailed('password', 'password: The field cannot be left blank');
  }
  return value;
}

export function setRecoveryQuestion(user: UserRecord, credentials: JsonObject): void {
  const recovery = objectMember(credentials, 'recovery_question');
  if (recovery === undefined) return;
  const question = textMember(recovery, 'question');
  const answer = textMember(recovery, 'answer');
  if (question === undefined || question === '') {
    throw validationFailed('recovery_question', 'recovery_question.question: The field cannot be left blank');
  }
  if (answer === undefined || answer.length < 4) {
    throw validationFailed(
      'recovery_question',
      'recovery_question.answer: The security question answer must be at least 4 characters in length',
    );
  }
  user.recoveryQuestion = question;
}

const PROVIDER_TYPES = ['ACTIVE_DIRECTORY', 'FEDERATION', 'IMPORT', 'LDAP', 'OKTA', 'SOCIAL'];

export function providerOf(credentials: JsonObject): { type: string; name: string } | undefined {
  const provider = objectMember(credentials, 'provider');
  if (provider === undefined) return undefined;
  const type = textMember(provider, 'type') ?? 'OKTA';
  if (!PROVIDER_TYPES.includes(type)) throw validationFailed('provider', `provider: Invalid provider type ${type}`);
  return { type, name: textMember(provider, 'name') ?? type };
}
