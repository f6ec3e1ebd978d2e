package io.supervisor.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of the house as checks over a service's classes. */
public final class HouseRules {

  private static final List<Class<? extends Annotation>> HTTP =
      List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

  private static final Map<String, HouseRules> READ = new ConcurrentHashMap<>();

  private final JavaClasses service;

  private HouseRules(JavaClasses service) {
    this.service = service;
  }

  /** The rules for the classes of a service, which are read once. */
  public static HouseRules of(String packageName) {
    return READ.computeIfAbsent(packageName, HouseRules::read);
  }

  private static HouseRules read(String packageName) {
    return new HouseRules(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packageName));
  }

  /** No class is a drawer for things without a place. */
  public void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
        .orShould()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..", "..core..")
        .check(service);
  }

  /** Only resources know of HTTP. */
  public void onlyEdgesKnowHttp() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
        .allowEmptyShould(true)
        .check(service);
  }

  /** Only one package knows the Kubernetes client. */
  public void onlyThisPackageKnowsKubernetes(String allowed) {
    noClasses()
        .that()
        .resideOutsideOfPackage(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .allowEmptyShould(true)
        .check(service);
  }

  /** Only the relay and the consumers' edge know Kafka. */
  public void onlyConsumersKnowKafka() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Consumer")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..")
        .check(service);
  }

  /** Every endpoint says who may call it. */
  public void everyEndpointDeclaresItsRoles() {
    methods().should(declareRoles()).check(service);
  }

  /** Time comes from the clock of the service. */
  public void nobodyReadsTheWallClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(service);
  }

  /**
   * An entity is empty when it is made: what its constructor sets counts as changed, and is written
   * again each time the row is read.
   */
  public void entitiesAreEmptyWhenTheyAreMade() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should(setNothingInConstructors())
        .allowEmptyShould(true)
        .check(service);
  }

  /**
   * The list of an entity is what it was made with: Hibernate does not see that another one was put
   * in its place, and does not write it.
   */
  public void listsOfEntitiesStay() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should(setListsInFactoriesOnly())
        .allowEmptyShould(true)
        .check(service);
  }

  private static ArchCondition<JavaClass> setListsInFactoriesOnly() {
    return new ArchCondition<>("set lists in static factories only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
            .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
            .flatMap(method -> method.getFieldAccesses().stream())
            .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
            .filter(access -> access.getTarget().getRawType().isAssignableTo(Collection.class))
            .forEach(
                access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> setNothingInConstructors() {
    return new ArchCondition<>("set nothing in their constructors") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getConstructors().stream()
            .flatMap(constructor -> constructor.getFieldAccesses().stream())
            .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
            .forEach(
                access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
      }
    };
  }

  /** Nothing mutable is shared by being static. */
  public void staticFieldsAreFinal() {
    classes().should(haveOnlyFinalStaticFields()).check(service);
  }

  private static ArchCondition<JavaMethod> declareRoles() {
    return new ArchCondition<>("declare their roles") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean endpoint = HTTP.stream().anyMatch(method::isAnnotatedWith);
        boolean declared =
            method.isAnnotatedWith(RolesAllowed.class)
                || method.isAnnotatedWith(PermitAll.class)
                || method.getOwner().isAnnotatedWith(RolesAllowed.class)
                || method.getOwner().isAnnotatedWith(PermitAll.class);
        if (endpoint && !declared) {
          events.add(SimpleConditionEvent.violated(method, method + " declares no roles"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveOnlyFinalStaticFields() {
    return new ArchCondition<>("have only final static fields") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(field -> field.getModifiers().toString().contains("STATIC"))
            .filter(field -> !field.getModifiers().toString().contains("FINAL"))
            .filter(field -> !field.getName().startsWith("$"))
            .forEach(
                field -> events.add(SimpleConditionEvent.violated(field, field + " is not final")));
      }
    };
  }
}
