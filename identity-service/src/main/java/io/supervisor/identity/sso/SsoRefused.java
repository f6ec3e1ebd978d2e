package io.supervisor.identity.sso;

/** The provider does not accept the password or the refresh token. */
public class SsoRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SsoRefused() {
    super("the SSO provider refused the login", null, false, false);
  }
}
