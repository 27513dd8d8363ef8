import { runsOf, STORMS, TOKEN_HISTORIES } from '../support/random-cases.ts';

/** Prints after the ordinary tests how many of the random cases they ran; the project `full` runs all. */
export default function tellSizes(): () => void {
  return () => {
    const told = [STORMS, TOKEN_HISTORIES].map((cases) => `${runsOf(cases)} of ${cases.full} ${cases.what}`);
    console.log(`Random cases in unit and org: ${told.join(', ')}. \`npm run test:full\` runs all.`);
  };
}
