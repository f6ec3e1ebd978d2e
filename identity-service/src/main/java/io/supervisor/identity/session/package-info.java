/** Sessions: vCenter-style logins, backed by the SSO provider. */
package io.supervisor.identity.session;
