import type * as z from 'zod/mini';
import type { Arg } from './argument.ts';
import type { ArgShape } from './parse-arguments.ts';

/**
 * What a program may give for the arguments of a command: the values that the handler gets, or their texts, as a war room
 * has them.
 */
export type GivenArguments<Shape extends ArgShape> = Flat<
  {
    readonly [Name in keyof Shape as IsOptional<Shape[Name]> extends true ? Name : never]?:
      | Given<z.output<Shape[Name]['schema']>>
      | undefined;
  } & {
    readonly [Name in keyof Shape as IsOptional<Shape[Name]> extends true ? never : Name]: Given<
      z.output<Shape[Name]['schema']>
    >;
  }
>;

/** The same type as one object, so that editors and declarations show what is in it. */
type Flat<Type> = Type extends unknown ? { [Name in keyof Type]: Type[Name] } : never;

type IsOptional<Argument extends Arg> = Argument['schema'] extends {
  readonly _zod: { readonly optin: 'optional' | 'defaulted' };
}
  ? true
  : false;

type Given<Value> = Value extends boolean
  ? boolean | 'true' | 'false'
  : Value extends number
    ? number | `${number}`
    : Value extends string
      ? Value
      : Value extends readonly string[]
        ? Value | string
        : Value extends object
          ? Value | string
          : never;
