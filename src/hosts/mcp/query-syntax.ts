/** Okta's filter language, in short (https://developer.okta.com/docs/reference/core-okta-api/#filter). */
export const QUERY_SYNTAX = `# Filters and searches

Operators: eq, ne (search only), gt, ge, lt, le, sw (starts with), co (contains; logs and search), pr (is present).
Join with and, or; group with ( ). Texts are in double quotes, times are ISO 8601 in double quotes.

## okta-get-logs, argument filter

- \`actor.id eq "00u…"\`: what a user did (or use the argument username)
- \`target.id eq "00u…"\`: what was done to a user
- \`eventType eq "user.session.start" and outcome.result eq "FAILURE"\`
- \`client.ipAddress eq "203.0.113.7"\` (or use the argument ip)
- \`securityContext.asNumber eq 64500\`, \`securityContext.isProxy eq true\`
- \`client.geographicalContext.country eq "Norway"\`
- \`debugContext.debugData.url co "/oauth2"\`

The argument query looks for words anywhere in an event: all words must be there. since and until bound the time:
\`2026-05-01T00:00:00Z\`, \`7 days\`, \`24h\`. Without since, Okta gives the last seven days.

## okta-search, argument advanced_search

- \`profile.login sw "jane"\`, \`profile.lastName eq "Doe"\`
- \`status eq "SUSPENDED"\`, \`profile.department eq "Finance" and status eq "ACTIVE"\`
- \`created gt "2026-05-01T00:00:00.000Z"\`, \`lastUpdated gt "…"\`

The index behind it lags by seconds to minutes; okta-get-user reads a user as they are now.

## okta-list-users, argument filter

- \`status eq "LOCKED_OUT"\`, \`lastUpdated gt "2026-05-01T00:00:00.000Z"\`
- \`profile.login eq "jane@example.com"\`, \`profile.email eq "…"\`

## okta-list-groups, argument filter

- \`type eq "OKTA_GROUP"\`, \`lastMembershipUpdated gt "2026-05-01T00:00:00.000Z"\`, \`id eq "00g…"\`

## okta-list-applications, argument filter

- \`status eq "ACTIVE"\`, \`name eq "template_saml"\`
`;
