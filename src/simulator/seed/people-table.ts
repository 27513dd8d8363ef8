import type { UserStatus } from '../records.ts';

export interface Person {
  readonly login: string;
  readonly first: string;
  readonly last: string;
  readonly title: string;
  readonly department: string;
  /** The manager's login; empty for the head of the company. */
  readonly manager: string;
  readonly status: UserStatus;
  readonly hiredDaysAgo: number;
  readonly groups: readonly string[];
}

const DOMAIN = '@acme.example';

/**
 * Logins that end in `@` belong to acme.example. Some rows are there to be difficult: names with Markdown and HTML in
 * them, a login that is the beginning of another one, a login with a slash (which no path can hold), and one person in
 * every status.
 */
const TABLE = `
grace.okafor@    ; Grace ; Okafor              ; Chief Executive Officer           ; Executive  ;                 ; ACTIVE          ; 2900; Executives
henrik.lindqvist@; Henrik; Lindqvist           ; Chief Information Security Officer; Security   ; grace.okafor    ; ACTIVE          ; 2100; Executives, Security Operations
amara.nwosu@     ; Amara ; Nwosu               ; Chief Financial Officer           ; Finance    ; grace.okafor    ; ACTIVE          ; 1800; Executives, Finance
jane.doe@        ; Jane  ; Doe                 ; Payroll Manager                   ; Finance    ; amara.nwosu     ; ACTIVE          ; 1400; Finance, VPN Users, Production Access
oliver.brandt@   ; Oliver; Brandt              ; IT Administrator                  ; IT         ; henrik.lindqvist; ACTIVE          ; 1300; IT Administrators, VPN Users, Production Access
priya.raman@     ; Priya ; Raman               ; Security Analyst                  ; Security   ; henrik.lindqvist; ACTIVE          ; 900 ; Security Operations, VPN Users
tomas.silva@     ; Tomás ; Silva               ; Security Analyst                  ; Security   ; henrik.lindqvist; ACTIVE          ; 500 ; Security Operations
mei.tanaka@      ; Mei   ; Tanaka              ; Engineering Manager               ; Engineering; grace.okafor    ; ACTIVE          ; 1600; Engineering, VPN Users, Production Access
lukas.weber@     ; Lukas ; Weber               ; Software Engineer                 ; Engineering; mei.tanaka      ; ACTIVE          ; 800 ; Engineering, VPN Users
ines.moreau@     ; Inès  ; Moreau              ; Software Engineer                 ; Engineering; mei.tanaka      ; ACTIVE          ; 620 ; Engineering, VPN Users, Production Access
dmitri.petrov@   ; Dmitri; Petrov              ; Site Reliability Engineer         ; Engineering; mei.tanaka      ; ACTIVE          ; 700 ; Engineering, VPN Users, Production Access
sofia.rossi@     ; Sofia ; Rossi               ; Product Designer                  ; Engineering; mei.tanaka      ; ACTIVE          ; 410 ; Engineering
noah.kim@        ; Noah  ; Kim                 ; Software Engineer                 ; Engineering; mei.tanaka      ; ACTIVE          ; 300 ; Engineering
fatima.haddad@   ; Fatima; Haddad              ; Accountant                        ; Finance    ; jane.doe        ; ACTIVE          ; 760 ; Finance
pieter.devries@  ; Pieter; de Vries            ; Accountant                        ; Finance    ; jane.doe        ; ACTIVE          ; 540 ; Finance
chloe.martin@    ; Chloé ; Martin              ; Head of Sales                     ; Sales      ; grace.okafor    ; ACTIVE          ; 1250; VPN Users
marcus.reed@     ; Marcus; Reed                ; Account Executive                 ; Sales      ; chloe.martin    ; ACTIVE          ; 640 ; VPN Users
aisha.khan@      ; Aisha ; Khan                ; Account Executive                 ; Sales      ; chloe.martin    ; ACTIVE          ; 350 ;
diego.fuentes@   ; Diego ; Fuentes             ; Sales Engineer                    ; Sales      ; chloe.martin    ; ACTIVE          ; 280 ;
hanna.virtanen@  ; Hanna ; Virtanen            ; Head of People                    ; People     ; grace.okafor    ; ACTIVE          ; 1500; People
yusuf.demir@     ; Yusuf ; Demir               ; Recruiter                         ; People     ; hanna.virtanen  ; ACTIVE          ; 480 ; People
emily.clarke@    ; Emily ; Clarke              ; Office Manager                    ; People     ; hanna.virtanen  ; ACTIVE          ; 990 ; People
bjorn.haugen@    ; Bjørn ; Haugen              ; Help Desk Technician              ; IT         ; oliver.brandt   ; ACTIVE          ; 450 ; IT Administrators
nadia.popescu@   ; Nadia ; Popescu             ; Systems Engineer                  ; IT         ; oliver.brandt   ; ACTIVE          ; 670 ; IT Administrators, VPN Users
samuel.osei@     ; Samuel; Osei                ; Marketing Manager                 ; Marketing  ; chloe.martin    ; ACTIVE          ; 730 ; Marketing
laura.jansen@    ; Laura ; Jansen              ; Content Editor                    ; Marketing  ; samuel.osei     ; ACTIVE          ; 390 ; Marketing
ravi.menon@      ; Ravi  ; Menon               ; Data Analyst                      ; Finance    ; amara.nwosu     ; ACTIVE          ; 260 ; Finance
clara.novak@     ; Clara ; Novák               ; Legal Counsel                     ; Legal      ; grace.okafor    ; ACTIVE          ; 1100;
ahmed.farouk@    ; Ahmed ; Farouk              ; Procurement Specialist            ; Finance    ; amara.nwosu     ; ACTIVE          ; 220 ; Finance
wei.zhang@       ; Wei   ; Zhang               ; Software Engineer                 ; Engineering; mei.tanaka      ; ACTIVE          ; 150 ; Engineering
pipe.smith@      ; Pi|pe ; **Smith** <b>\`x\`</b>; QA | Test                         ; Engineering; mei.tanaka      ; ACTIVE          ; 200 ; Engineering
alex.kent        ; Alex  ; Kent (contractor)   ; Contractor                        ; IT         ; oliver.brandt   ; ACTIVE          ; 90  ;
alex.kent@       ; Alex  ; Kent                ; Account Executive                 ; Sales      ; chloe.martin    ; ACTIVE          ; 420 ;
o'neil/vendor@   ; Sean  ; O'Neil              ; Vendor                            ; IT         ; oliver.brandt   ; ACTIVE          ; 60  ;
zoe.newman@      ; Zoe   ; Newman              ; Accountant                        ; Finance    ; jane.doe        ; STAGED          ; 2   ;
ivan.horvat@     ; Ivan  ; Horvat              ; Software Engineer                 ; Engineering; mei.tanaka      ; PROVISIONED     ; 5   ; Engineering
carla.mendes@    ; Carla ; Mendes              ; Account Executive                 ; Sales      ; chloe.martin    ; PASSWORD_EXPIRED; 520 ;
viktor.nilsson@  ; Viktor; Nilsson             ; Help Desk Technician              ; IT         ; oliver.brandt   ; LOCKED_OUT      ; 330 ; IT Administrators
rosa.garcia@     ; Rosa  ; García              ; Recruiter                         ; People     ; hanna.virtanen  ; RECOVERY        ; 610 ; People
greg.hughes@     ; Greg  ; Hughes              ; Sales Engineer                    ; Sales      ; chloe.martin    ; SUSPENDED       ; 840 ;
dora.leaver@     ; Dora  ; Leaver              ; Accountant                        ; Finance    ; jane.doe        ; DEPROVISIONED   ; 1200;
`;

function toPerson(cells: readonly string[]): Person {
  const [login = '', first = '', last = '', title = '', department = '', manager = '', status = '', days, groups] =
    cells;
  return {
    login: login.endsWith('@') ? login.slice(0, -1) + DOMAIN : login,
    first,
    last,
    title,
    department,
    manager: manager === '' ? '' : manager + DOMAIN,
    status: parseStatus(status),
    hiredDaysAgo: Number(days),
    groups: groups === undefined || groups === '' ? [] : groups.split(', '),
  };
}

const STATUSES: readonly UserStatus[] = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'RECOVERY',
  'SUSPENDED',
  'DEPROVISIONED',
];

function parseStatus(text: string): UserStatus {
  const status = STATUSES.find((one) => one === text);
  if (status === undefined) throw new TypeError(`The table of people has an unknown status: ${text}`);
  return status;
}

export const PEOPLE: readonly Person[] = TABLE.trim()
  .split('\n')
  .map((line) => toPerson(line.split(';').map((cell) => cell.trim())));
