import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/simulator/expression/evaluate-expression.ts';
import { ExpressionSyntaxError } from '../../src/simulator/expression/parse-expression.ts';

const ANN = {
  profile: { city: 'Berlin', department: 'Sales "North"', level: 3, active: true, title: null },
  groups: [{ id: '00g1', name: 'Sales Berlin' }],
};

describe('an expression of a group rule', () => {
  it.each([
    ['user.city=="Berlin"', true],
    ["user.city == 'Bonn'", false],
    ['user.city != "Bonn"', true],
    ['user.city eq "Berlin" and user.level == 3', true],
    ['user.city=="Bonn" || user.city=="Berlin"', true],
    // `and` binds tighter than `or`.
    ['user.city=="Berlin" or user.city=="Bonn" and user.level==4', true],
    ['(user.city=="Berlin" OR user.city=="Bonn") AND user.level==4', false],
    ['!(user.city=="Bonn")', true],
    ['not user.active', false],
    ['user.department=="Sales \\"North\\""', true],
    ['user.title==null', true],
    ['user.nowhere==null', true],
    ['String.stringContains(user.department, "North")', true],
    ['String.startsWith(user.city, "Ber")', true],
    ['String.toUpperCase(user.city)=="BERLIN"', true],
    ['String.toLowerCase(user.city)=="berlin"', true],
    ['isMemberOfGroup("00g1")', true],
    ['isMemberOfAnyGroup("00g0", "00g1")', true],
    ['isMemberOfGroupName("Sales")', false],
    ['isMemberOfGroupNameStartsWith("Sales")', true],
    ['isMemberOfGroupNameContains("Berlin")', true],
    // Text is no truth value.
    ['user.city', false],
  ])('%s is %s', (text, truth) => {
    expect(compileExpression(text)(ANN)).toBe(truth);
  });

  it.each(['', 'user.city ==', 'city=="Berlin"', '(true', 'true)', 'user.city = "x"', 'f(true)', 'true true', '"open'])(
    'cannot be %j',
    (text) => {
      expect(() => compileExpression(text)).toThrow(ExpressionSyntaxError);
    },
  );
});
