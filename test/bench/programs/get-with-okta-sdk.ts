/** One user with Okta's own SDK, which takes its settings from the same environment variables as we do. */
import okta from '@okta/okta-sdk-nodejs';

new okta.Client().userApi
  .getUser({ userId: process.env.BENCH_LOGIN ?? '' })
  .then((user) => process.stdout.write(`${user.profile?.login}\n`));
