import { runsOf, STORMS, TOKEN_HISTORIES } from '../support/random-cases.ts';

/** Says at the end of a run of the ordinary tests how much of the random cases was left to the project `full`. */
export default function tellSizes(): () => void {
  return () => {
    const told = [STORMS, TOKEN_HISTORIES].map((cases) => `${runsOf(cases)} of ${cases.full} ${cases.what}`);
    console.log(`Random cases in unit and org: ${told.join(', ')}. \`npm run test:full\` runs all.`);
  };
}
