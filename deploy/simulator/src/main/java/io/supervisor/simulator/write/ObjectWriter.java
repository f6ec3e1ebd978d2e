package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.apply.ManagedFields;
import io.supervisor.simulator.apply.ServerSideApply;
import io.supervisor.simulator.apply.Writer;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.schema.Decoder;
import io.supervisor.simulator.store.ObjectStore;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Creates and changes objects: defaults, rules, generations and owners of fields included. */
public final class ObjectWriter {
  private final ObjectStore store;
  private final Timestamps times;
  private final SystemMetadata system;
  private final Admission admission;
  private final ServiceAddresses addresses;
  private final Quotas quotas;

  /** Names that clients leave to the server are made by chance. */
  public ObjectWriter(ObjectStore store, Timestamps times, Quotas quotas, RandomGenerator chance) {
    this.quotas = quotas;
    this.store = store;
    this.times = times;
    this.system = new SystemMetadata(store, times, chance);
    this.admission = new Admission(store, quotas);
    this.addresses = new ServiceAddresses(store);
  }

  public ObjectNode create(Kind kind, String namespace, ObjectNode wanted, WriteOptions options) {
    ObjectNode object = wanted.deepCopy();
    Meta.of(object).remove("managedFields");
    begin(kind, namespace, object);
    ManagedFields.updated(kind, MissingNode.getInstance(), object, writer(options, ""));
    finish(kind, namespace, object, options);
    return insert(kind, object, options);
  }

  /** What a client says, with what goes without saying. */
  private void begin(Kind kind, String namespace, ObjectNode object) {
    if (kind.has(Trait.STATUS) && !kind.equals(KindTable.NODE)) {
      object.remove("status");
    }
    system.begin(kind, namespace, object);
    Defaults.fill(kind, object);
  }

  /** What the cluster adds; nobody owns it. */
  private void finish(Kind kind, String namespace, ObjectNode object, WriteOptions options) {
    admission.admit(kind, namespace, object);
    InitialState.set(kind, object);
    Validation.create(kind, object);
    String name = Meta.name(object);
    Optional<ObjectNode> live = store.find(kind, namespace, name);
    if (live.isPresent()) {
      throw ApiFailure.alreadyExists(kind, name, Meta.deleting(live.get()));
    }
    admission.count(kind, namespace, object);
    addresses.assign(kind, object, options.dryRun());
  }

  private ObjectNode insert(Kind kind, ObjectNode object, WriteOptions options) {
    if (options.dryRun()) {
      return object;
    }
    ObjectNode saved = store.put(kind.key(object), object);
    if (kind.namespaced()) {
      for (ObjectNode quota : quotas.touched(kind, saved)) {
        editStatus(
            KindTable.QUOTA,
            KindTable.QUOTA.key(quota),
            status -> quotas.show(quota, status),
            WriteOptions.by("kube-apiserver"));
      }
    }
    return saved;
  }

  /** Replaces the object, or its status when the subresource says so. */
  public ObjectNode update(
      Kind kind, ObjectKey key, String subresource, ObjectNode wanted, WriteOptions options) {
    ObjectNode live = live(kind, key);
    ObjectNode next = wanted.deepCopy();
    checkIdentity(kind, live, next);
    return write(kind, key, live, next, subresource, options, false);
  }

  /** Replaces the object by what the change makes of it. */
  public ObjectNode patch(
      Kind kind,
      ObjectKey key,
      String subresource,
      UnaryOperator<ObjectNode> change,
      WriteOptions options) {
    ObjectNode live = live(kind, key);
    ObjectNode next = change.apply(live.deepCopy());
    if (!Meta.name(next).equals(Meta.name(live))) {
      throw ApiFailure.badRequest(
          "the name of the object ("
              + Meta.name(next)
              + ") does not match the name on the URL ("
              + Meta.name(live)
              + ")");
    }
    checkIdentity(kind, live, next);
    return write(kind, key, live, next, subresource, options, false);
  }

  /** Server-side apply; creates the object when it is not there. */
  public ObjectNode apply(
      Kind kind, ObjectKey key, String subresource, ObjectNode wanted, WriteOptions options) {
    ServerSideApply apply =
        new ServerSideApply(kind, writer(options, subresource), options.force());
    Optional<ObjectNode> live = store.find(key);
    if (live.isEmpty()) {
      if (!subresource.isEmpty()) {
        throw ApiFailure.notFound(kind, key.name());
      }
      ObjectNode object = apply.apply(MissingNode.getInstance(), wanted);
      Decoder.decode(kind, object);
      begin(kind, key.namespace(), object);
      finish(kind, key.namespace(), object, options);
      return insert(kind, object, options);
    }
    ObjectNode current = live.get();
    String version = Meta.resourceVersion(wanted);
    if (!version.isEmpty() && !version.equals(Meta.resourceVersion(current))) {
      throw ApiFailure.modified(kind, key.name());
    }
    ObjectNode stated = relevant(kind, subresource, wanted);
    ObjectNode merged = apply.apply(current, stated);
    Decoder.decode(kind, merged);
    return write(kind, key, current, merged, subresource, options, true);
  }

  private static ObjectNode relevant(Kind kind, String subresource, ObjectNode wanted) {
    ObjectNode stated = wanted.deepCopy();
    if (kind.has(Trait.STATUS) && subresource.isEmpty()) {
      stated.remove("status");
    } else if (subresource.equals("status")) {
      stated.retain("apiVersion", "kind", "metadata", "status");
    }
    return stated;
  }

  /** A change by one of the Supervisor's own parts; nothing happens when the object is gone. */
  public void edit(Kind kind, ObjectKey key, Consumer<ObjectNode> change, WriteOptions options) {
    edit(kind, key, "", change, options);
  }

  /** A change by one of the Supervisor's own parts through a subresource. */
  public void edit(
      Kind kind,
      ObjectKey key,
      String subresource,
      Consumer<ObjectNode> change,
      WriteOptions options) {
    store
        .find(key)
        .ifPresent(
            live -> {
              ObjectNode next = live.deepCopy();
              change.accept(next);
              write(kind, key, live, next, subresource, options, false);
            });
  }

  /** A change that nobody comes to own and that does not count as one of the content. */
  public void amend(ObjectKey key, Consumer<ObjectNode> change) {
    store
        .find(key)
        .ifPresent(
            live -> {
              ObjectNode next = live.deepCopy();
              change.accept(next);
              store.put(key, next);
            });
  }

  /** A change of the status by one of the Supervisor's own parts. */
  public void editStatus(
      Kind kind, ObjectKey key, Consumer<ObjectNode> change, WriteOptions options) {
    edit(kind, key, "status", object -> change.accept(Json.child(object, "status")), options);
  }

  private ObjectNode write(
      Kind kind,
      ObjectKey key,
      ObjectNode live,
      ObjectNode wanted,
      String subresource,
      WriteOptions options,
      boolean applied) {
    ObjectNode next = WriteScope.confined(kind, live, wanted, subresource);
    system.keep(kind, live, next);
    ManagedFields.keepWhenMalformed(live, next);
    if (kind.equals(KindTable.SERVICE)) {
      ServiceDefaults.inherit(live, next);
    }
    Defaults.fill(kind, next);
    Validation.update(kind, live, next, subresource);
    addresses.assign(kind, next, options.dryRun());
    if (kind.has(Trait.GENERATION) && WriteScope.content(kind, live, next, subresource)) {
      Meta.of(next).put("generation", Meta.generation(live) + 1);
    }
    if (!applied && ManagedFields.sameBut(live, next) && sameOwners(live, next)) {
      return live;
    }
    if (!applied) {
      ManagedFields.updated(kind, live, next, writer(options, subresource));
    }
    if (Json.same(live, next) || options.dryRun()) {
      return next;
    }
    if (WriteScope.finished(kind, next)) {
      store.remove(key);
      return next;
    }
    return store.put(key, next);
  }

  private static boolean sameOwners(ObjectNode live, ObjectNode next) {
    return Json.at(live, "metadata", "managedFields")
        .equals(Json.at(next, "metadata", "managedFields"));
  }

  private ObjectNode live(Kind kind, ObjectKey key) {
    return store.find(key).orElseThrow(() -> ApiFailure.notFound(kind, key.name()));
  }

  private static void checkIdentity(Kind kind, ObjectNode live, ObjectNode next) {
    String version = Meta.resourceVersion(next);
    if (!version.isEmpty() && !version.equals(Meta.resourceVersion(live))) {
      throw ApiFailure.modified(kind, Meta.name(live));
    }
    String uid = Meta.uid(next);
    if (!uid.isEmpty() && !uid.equals(Meta.uid(live))) {
      String why =
          "StorageError: invalid object, Code: 4, Key: /registry/"
              + kind.plural()
              + "/"
              + (kind.namespaced() ? Meta.namespace(live) + "/" : "")
              + Meta.name(live)
              + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in"
              + " precondition: "
              + uid
              + ", UID in object meta: ";
      throw ApiFailure.conflict(kind, Meta.name(live), why + Meta.uid(live));
    }
  }

  /** A write through the subresource scale is recorded without a time. */
  private Writer writer(WriteOptions options, String subresource) {
    String time = subresource.equals("scale") ? "" : times.now();
    return new Writer(options.manager(), subresource, time);
  }
}
