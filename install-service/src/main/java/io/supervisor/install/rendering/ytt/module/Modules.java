package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Builtin;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The modules that load("@ytt:…") finds. */
public final class Modules {

  private static final String PREFIX = "@ytt:";
  private static final Set<String> MISSING =
      Set.of("overlay", "library", "ip", "url", "toml", "version", "module", "sha512");
  private static final Map<String, StructValue> FIXED = fixed();

  private final StructValue data;

  public Modules(StructValue data) {
    this.data = data;
  }

  private static Map<String, StructValue> fixed() {
    var modules = new HashMap<String, StructValue>();
    modules.put("assert", AssertModule.MODULE);
    modules.put("base64", CodecModules.BASE64);
    modules.put("md5", CodecModules.MD5);
    modules.put("sha256", CodecModules.SHA256);
    modules.put("yaml", YamlModule.MODULE);
    modules.put("json", JsonModule.MODULE);
    modules.put("struct", StructModule.MODULE);
    modules.put("template", StructModule.TEMPLATE);
    modules.put("regexp", RegexpModule.MODULE);
    modules.put("math", MathModule.MODULE);
    return Map.copyOf(modules);
  }

  /** Whether the name is one of this renderer's own modules. */
  public static boolean owns(String name) {
    return name.startsWith("@");
  }

  /** A feature name when the module exists in the language but not here, else empty. */
  public static String missing(String name) {
    var known = name.startsWith(PREFIX) && !MISSING.contains(name.substring(PREFIX.length()));
    return owns(name) && !known ? "module " + name : "";
  }

  /** What the module offers. */
  public Map<String, Object> load(String name) {
    if (!missing(name).isEmpty()) {
      throw new UnsupportedTemplate(Place.UNKNOWN, missing(name));
    }
    var plain = name.substring(PREFIX.length());
    var module = plain.equals("data") ? data : FIXED.get(plain);
    if (module == null) {
      throw new EvaluationError("load: builtin ytt library does not have module " + name);
    }
    return Map.of(plain, module);
  }

  static StructValue module(String name, Map<String, Builtin.Body> functions) {
    var fields = new LinkedHashMap<String, Object>();
    functions.forEach((key, body) -> fields.put(key, new Builtin(name + "." + key, body)));
    return new StructValue("module", fields);
  }
}
