import { tokenSpec } from '@voluntarily/request'

/** The variables of the admin router. */
export const adminSpecs = {
  ADMIN_TOKEN: tokenSpec(
    'lets its bearer set the log level at run time, where the app mounts adminRouter(); 16 characters or more; unset: nobody can',
  ),
}
