package io.supervisor.gateway.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the console. */
@CheckedTemplate(basePath = "")
final class Pages {

  private Pages() {}

  static native TemplateInstance login(String problem);

  static native TemplateInstance home();

  static native TemplateInstance status(StatusPage page);

  static native TemplateInstance trouble(String problem);
}
