/** The SSO provider: logging people in with a name and a password. */
package io.supervisor.identity.sso;
