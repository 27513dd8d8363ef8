/** The parts of an integration's yml file that the rules look at. */
export interface Parameter {
  name: string;
  type: number;
  display?: string;
  displaypassword?: string;
  required?: boolean;
  hidden?: unknown;
  defaultvalue?: unknown;
  section?: string;
  additionalinfo?: string;
  [key: string]: unknown;
}

export interface Argument {
  name: string;
  description: string;
  required?: boolean;
  default?: boolean;
  defaultValue?: unknown;
  auto?: string;
  predefined?: string[];
  isArray?: boolean;
  [key: string]: unknown;
}

export interface Output {
  contextPath: string;
  type: string;
  description: string;
  [key: string]: unknown;
}

export interface Command {
  name: string;
  description: string;
  execution?: boolean;
  compliantpolicies?: string[];
  arguments: Argument[];
  outputs?: Output[];
  [key: string]: unknown;
}

export interface IntegrationDocument {
  category: string;
  commonfields: { id: string; version: number };
  name: string;
  display: string;
  description: string;
  sectionorder: string[];
  configuration: Parameter[];
  script: {
    type: string;
    subtype: string;
    script: string;
    dockerimage: string;
    commands: Command[];
    [key: string]: unknown;
  };
  fromversion: string;
  marketplaces: string[];
  tests: string[];
  [key: string]: unknown;
}
