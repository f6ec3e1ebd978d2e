package io.supervisor.simulator.schema;

import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The type of a value of the built-in kinds, read from the model classes of the client library. */
final class ModelType {
  private static final Pattern PREFIX =
      Pattern.compile("^([A-Z][a-z]+)?V\\d+((alpha|beta)\\d+)?(?=[A-Z])");
  private static final Map<Class<?>, ModelType> STRUCTS = new ConcurrentHashMap<>();

  /** What a value may be. */
  enum Form {
    STRUCT,
    MAP,
    LIST,
    STRING,
    INT32,
    INT64,
    NUMBER,
    BOOLEAN,
    TIME,
    BYTES,
    QUANTITY,
    INT_OR_STRING,
    ANY
  }

  private final Form form;
  private final Class<?> model;
  private final ModelType item;
  private final String name;
  private Map<String, ModelField> fields;

  private ModelType(Form form, Class<?> model, ModelType item) {
    this.form = form;
    this.model = model;
    this.item = item;
    this.name =
        form == Form.STRUCT
            ? PREFIX.matcher(model.getSimpleName()).replaceFirst("")
            : form.name().toLowerCase(Locale.ROOT);
  }

  static ModelType of(Class<?> model) {
    return STRUCTS.computeIfAbsent(model, m -> new ModelType(Form.STRUCT, m, null));
  }

  private static ModelType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean list = generic.getRawType().equals(List.class);
      ModelType item = of(arguments[arguments.length - 1]);
      return new ModelType(list ? Form.LIST : Form.MAP, Object.class, item);
    }
    Form plain = plain((Class<?>) type);
    return plain == Form.STRUCT ? of((Class<?>) type) : new ModelType(plain, (Class<?>) type, null);
  }

  private static Form plain(Class<?> type) {
    if (type.equals(byte[].class)) {
      return Form.BYTES;
    } else if (type.equals(OffsetDateTime.class)) {
      return Form.TIME;
    } else if (type.equals(Quantity.class)) {
      return Form.QUANTITY;
    } else if (type.equals(IntOrString.class)) {
      return Form.INT_OR_STRING;
    }
    return switch (type.getSimpleName()) {
      case "String" -> Form.STRING;
      case "Integer" -> Form.INT32;
      case "Long" -> Form.INT64;
      case "Double" -> Form.NUMBER;
      case "Boolean" -> Form.BOOLEAN;
      case "Object" -> Form.ANY;
      default -> Form.STRUCT;
    };
  }

  Form form() {
    return form;
  }

  /** The name of the type in the API reference, or of the plain type in messages. */
  String name() {
    return name;
  }

  /** The class that describes it; two types of one name in two groups have two classes. */
  Class<?> model() {
    return model;
  }

  /** The type of the entries of a list or a map. */
  ModelType item() {
    return item;
  }

  /** The fields of a struct by name. */
  synchronized Map<String, ModelField> fields() {
    if (fields == null) {
      Map<String, ModelField> found = new LinkedHashMap<>();
      if (form == Form.STRUCT) {
        for (Field field : model.getDeclaredFields()) {
          SerializedName name = field.getAnnotation(SerializedName.class);
          if (name != null) {
            ModelType type = of(field.getGenericType());
            found.put(name.value(), new ModelField(name.value(), type, getter(field)));
          }
        }
      }
      fields = found;
    }
    return fields;
  }

  /** Java words such as default have an underscore in front as a field, not as a getter. */
  private Method getter(Field field) {
    String name = field.getName().replaceFirst("^_", "");
    for (Method method : model.getMethods()) {
      boolean plain = method.getParameterCount() == 0;
      if (plain && method.getName().replaceFirst("^(get|is)", "").equalsIgnoreCase(name)) {
        return method;
      }
    }
    throw new IllegalStateException("no getter of " + model.getSimpleName() + "." + name);
  }
}
