/**
 * The fields of Okta's objects that we read. Okta may leave out any member whose value is null and may add members at
 * any time, so everything but what an object cannot be without is optional and nullable, and the rest stays reachable.
 */

type Nullable<T> = T | null | undefined;
/** Any other member, kept as it came. */
type Open = { readonly [member: string]: unknown };

export interface OktaUserProfile extends Open {
  readonly login?: Nullable<string>;
  readonly email?: Nullable<string>;
  readonly firstName?: Nullable<string>;
  readonly lastName?: Nullable<string>;
  readonly mobilePhone?: Nullable<string>;
  readonly secondEmail?: Nullable<string>;
  readonly manager?: Nullable<string>;
  readonly managerEmail?: Nullable<string>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
export interface OktaUser extends Open {
  readonly id: string;
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly activated?: Nullable<string>;
  readonly statusChanged?: Nullable<string>;
  readonly lastLogin?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly passwordChanged?: Nullable<string>;
  readonly type?: unknown;
  readonly profile?: Nullable<OktaUserProfile>;
  readonly credentials?: unknown;
  readonly _links?: unknown;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
export interface OktaGroup extends Open {
  readonly id: string;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly lastMembershipUpdated?: Nullable<string>;
  readonly objectClass?: Nullable<readonly string[]>;
  readonly type?: Nullable<string>;
  readonly profile?: Nullable<{ readonly name?: Nullable<string>; readonly description?: Nullable<string> } & Open>;
  /** Only where `expand=stats` asked for it. */
  readonly _embedded?: Nullable<{ readonly stats?: Nullable<OktaGroupStats> } & Open>;
}

export interface OktaGroupStats extends Open {
  readonly usersCount?: Nullable<number>;
  readonly appsCount?: Nullable<number>;
  readonly groupPushMappingsCount?: Nullable<number>;
  /** Spelled so by Okta. */
  readonly hasAdminPrivlege?: Nullable<boolean>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/GroupRule/ */
export interface OktaGroupRule extends Open {
  readonly id: string;
  readonly name?: Nullable<string>;
  /** `INVALID` where a group that it fills is gone; it can only be read or deleted then. */
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly conditions?: Nullable<
    {
      readonly expression?: Nullable<{ readonly value?: Nullable<string> } & Open>;
      readonly people?: Nullable<
        { readonly users?: Nullable<{ readonly exclude?: Nullable<readonly string[]> } & Open> } & Open
      >;
    } & Open
  >;
  readonly actions?: Nullable<
    { readonly assignUserToGroups?: Nullable<{ readonly groupIds?: Nullable<readonly string[]> } & Open> } & Open
  >;
  /** Only where `expand=groupIdToGroupNameMap` asked for it. */
  readonly _embedded?: Nullable<
    { readonly groupIdToGroupNameMap?: Nullable<Readonly<Record<string, Nullable<string>>>> } & Open
  >;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserFactor/ */
export interface OktaFactor extends Open {
  readonly id: string;
  readonly factorType?: Nullable<string>;
  readonly provider?: Nullable<string>;
  readonly status?: Nullable<string>;
  readonly profile?: Nullable<Open>;
}

/** The answer to a factor's verify call and to each poll of its transaction. */
export interface OktaFactorVerification extends Open {
  readonly factorResult?: Nullable<string>;
  /** The number that the user has to choose, where the org asks for one. */
  readonly _embedded?: Nullable<
    { readonly challenge?: Nullable<{ readonly correctAnswer?: Nullable<number> } & Open> } & Open
  >;
  readonly _links?: Nullable<{ readonly poll?: Nullable<{ readonly href?: Nullable<string> }> } & Open>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/ */
export interface OktaApplication extends Open {
  readonly id: string;
  readonly name?: Nullable<string>;
  readonly label?: Nullable<string>;
  readonly status?: Nullable<string>;
  readonly signOnMode?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly features?: Nullable<readonly string[]>;
  readonly _links?: Nullable<{ readonly logo?: Nullable<readonly Nullable<OktaLink>[]> } & Open>;
  /** Only where it was asked for, and only on the first page of a list. */
  readonly _embedded?: Nullable<{ readonly user?: Nullable<OktaAppUser> } & Open>;
}

/** A link on a user's dashboard; an application can have several. `listAppLinks` of the User API. */
export interface OktaAppLink extends Open {
  readonly label?: Nullable<string>;
  readonly appName?: Nullable<string>;
  readonly appInstanceId?: Nullable<string>;
}

export interface OktaLink extends Open {
  readonly href?: Nullable<string>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationUsers/ */
export interface OktaAppUser extends Open {
  /** The user's id. */
  readonly id?: Nullable<string>;
  /** `USER`: assigned as such; `GROUP`: through a group. */
  readonly scope?: Nullable<string>;
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly credentials?: Nullable<{ readonly userName?: Nullable<string> } & Open>;
  /** The user's profile in the application, whose attributes are the application's own. */
  readonly profile?: Nullable<Open>;
}

export interface OktaZoneAddress extends Open {
  readonly type?: Nullable<string>;
  readonly value?: Nullable<string>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/NetworkZone/ */
export interface OktaZone extends Open {
  readonly id?: string;
  readonly name?: Nullable<string>;
  readonly type?: Nullable<string>;
  readonly status?: Nullable<string>;
  readonly system?: Nullable<boolean>;
  /** `BLOCKLIST`: every request from its addresses is refused; `POLICY`: only policies use it. */
  readonly usage?: Nullable<string>;
  /** Its addresses are never blocked. */
  readonly useAsExemptList?: Nullable<boolean>;
  readonly gateways?: Nullable<readonly OktaZoneAddress[]>;
  readonly proxies?: Nullable<readonly OktaZoneAddress[]>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApiToken/ */
export interface OktaApiToken extends Open {
  readonly id: string;
  readonly name?: Nullable<string>;
  /** The user whose rights it has. */
  readonly userId?: Nullable<string>;
  readonly clientName?: Nullable<string>;
  /** How long it may go unused, as an ISO 8601 duration. */
  readonly tokenWindow?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly expiresAt?: Nullable<string>;
  readonly network?: Nullable<
    {
      readonly connection?: Nullable<string>;
      readonly include?: Nullable<readonly string[]>;
      readonly exclude?: Nullable<readonly string[]>;
    } & Open
  >;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/IdentityProvider/ */
export interface OktaIdentityProvider extends Open {
  readonly id: string;
  readonly name?: Nullable<string>;
  readonly type?: Nullable<string>;
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly protocol?: Nullable<
    {
      readonly type?: Nullable<string>;
      readonly credentials?: Nullable<
        { readonly trust?: Nullable<{ readonly issuer?: Nullable<string> } & Open> } & Open
      >;
    } & Open
  >;
  readonly policy?: Nullable<
    {
      readonly accountLink?: Nullable<{ readonly action?: Nullable<string> } & Open>;
      readonly provisioning?: Nullable<{ readonly action?: Nullable<string> } & Open>;
    } & Open
  >;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/ */
export interface OktaLogEvent extends Open {
  readonly uuid?: Nullable<string>;
  readonly published?: Nullable<string>;
  readonly eventType?: Nullable<string>;
  readonly displayMessage?: Nullable<string>;
  readonly severity?: Nullable<string>;
  readonly actor?: Nullable<OktaLogEntity>;
  readonly client?: Nullable<
    {
      readonly userAgent?: Nullable<{ readonly browser?: Nullable<string>; readonly os?: Nullable<string> } & Open>;
      readonly device?: Nullable<string>;
      readonly ipAddress?: Nullable<string>;
      readonly geographicalContext?: Nullable<{ readonly country?: Nullable<string> } & Open>;
    } & Open
  >;
  readonly outcome?: Nullable<{ readonly result?: Nullable<string>; readonly reason?: Nullable<string> } & Open>;
  readonly securityContext?: Nullable<
    { readonly asNumber?: Nullable<number>; readonly asOrg?: Nullable<string> } & Open
  >;
  readonly request?: Nullable<
    { readonly ipChain?: Nullable<readonly Nullable<{ readonly ip?: Nullable<string> } & Open>[]> } & Open
  >;
  readonly target?: Nullable<readonly Nullable<OktaLogEntity>[]>;
}

/** Who did something, or what it was done to. */
export interface OktaLogEntity extends Open {
  readonly id?: Nullable<string>;
  readonly type?: Nullable<string>;
  readonly alternateId?: Nullable<string>;
  readonly displayName?: Nullable<string>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserGrant/ */
export interface OktaGrant extends Open {
  readonly id: string;
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly issuer?: Nullable<string>;
  readonly clientId?: Nullable<string>;
  readonly userId?: Nullable<string>;
  readonly scopeId?: Nullable<string>;
  readonly source?: Nullable<string>;
  readonly _links?: Nullable<{ readonly app?: Nullable<{ readonly title?: Nullable<string> } & Open> } & Open>;
}

/** A client that holds tokens of a user; https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserOAuth/ */
export interface OktaOAuthClient extends Open {
  readonly client_id: string;
  readonly client_name?: Nullable<string>;
}

/** A refresh token; https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserOAuth/ */
export interface OktaRefreshToken extends Open {
  readonly id: string;
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly expiresAt?: Nullable<string>;
  readonly issuer?: Nullable<string>;
  readonly clientId?: Nullable<string>;
  readonly scopes?: Nullable<readonly string[]>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Authenticator/ */
export interface OktaAuthenticator extends Open {
  readonly id: string;
  readonly key?: Nullable<string>;
  readonly status?: Nullable<string>;
  readonly name?: Nullable<string>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserAuthenticatorEnrollments/ */
export interface OktaAuthenticatorEnrollment extends Open {
  readonly id: string;
  readonly type?: Nullable<string>;
  readonly key?: Nullable<string>;
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly profile?: Nullable<
    {
      /** The code itself; only in the answer that creates it. */
      readonly tac?: Nullable<string>;
      readonly multiUse?: Nullable<boolean>;
      readonly expiresAt?: Nullable<string>;
    } & Open
  >;
}

/** What keeps a user from signing in on some devices or on all. */
export interface OktaUserBlock extends Open {
  readonly type?: Nullable<string>;
  readonly appliesTo?: Nullable<string>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserRisk/ */
export interface OktaUserRisk extends Open {
  readonly riskLevel?: Nullable<string>;
  readonly reason?: Nullable<string>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/RoleAssignmentAUser/ */
export interface OktaRole extends Open {
  /** Not unique: two users can have roles of one id. */
  readonly id: string;
  readonly type?: Nullable<string>;
  readonly label?: Nullable<string>;
  readonly status?: Nullable<string>;
  /** USER: given directly; GROUP: through a group. */
  readonly assignmentType?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  /** Of custom roles only. */
  readonly role?: Nullable<string>;
  readonly 'resource-set'?: Nullable<string>;
  readonly _links?: Nullable<{ readonly assignee?: Nullable<{ readonly href?: Nullable<string> } & Open> } & Open>;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Device/ */
export interface OktaDevice extends Open {
  readonly id: string;
  readonly status?: Nullable<string>;
  readonly created?: Nullable<string>;
  readonly lastUpdated?: Nullable<string>;
  readonly profile?: Nullable<Open>;
}

/** A device of a user, and since when. */
export interface OktaUserDevice extends Open {
  readonly created?: Nullable<string>;
  readonly device?: Nullable<OktaDevice>;
}

/** A user of a device, and how the device is managed for them. */
export interface OktaDeviceUser extends Open {
  readonly created?: Nullable<string>;
  readonly managementStatus?: Nullable<string>;
  readonly screenLockType?: Nullable<string>;
  readonly user?: Nullable<OktaUser>;
}
