package org.dorisdr.plugin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the plugin's packages, and what only {@code fe} may do. */
class ArchitectureTest {
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                "org.dorisdr.plugin",
                "org.dorisdr.command",
                "org.dorisdr.sync",
                "org.dorisdr.backup",
                "org.dorisdr.recyclebin",
                "org.dorisdr.job",
                "org.dorisdr.cluster",
                "org.dorisdr.config",
                "org.dorisdr.host",
                "org.dorisdr.fe");
  }

  @Test
  void packagesKnowOnlyThoseBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("plugin")
        .definedBy("org.dorisdr.plugin..")
        .layer("command")
        .definedBy("org.dorisdr.command..")
        .optionalLayer("sync")
        .definedBy("org.dorisdr.sync..")
        .optionalLayer("backup")
        .definedBy("org.dorisdr.backup..")
        .layer("recyclebin")
        .definedBy("org.dorisdr.recyclebin..")
        .optionalLayer("job")
        .definedBy("org.dorisdr.job..")
        .layer("cluster")
        .definedBy("org.dorisdr.cluster..")
        .layer("config")
        .definedBy("org.dorisdr.config..")
        .layer("host")
        .definedBy("org.dorisdr.host..")
        .layer("fe")
        .definedBy("org.dorisdr.fe..")
        .whereLayer("plugin")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("command")
        .mayOnlyBeAccessedByLayers("plugin")
        .whereLayer("sync")
        .mayOnlyBeAccessedByLayers("plugin", "command")
        .whereLayer("backup")
        .mayOnlyBeAccessedByLayers("plugin", "command")
        .whereLayer("recyclebin")
        .mayOnlyBeAccessedByLayers("plugin", "command")
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("plugin", "command", "sync", "backup", "recyclebin")
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("plugin", "command", "sync", "backup", "recyclebin", "job")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers(
            "plugin", "command", "sync", "backup", "recyclebin", "job", "cluster")
        .whereLayer("fe")
        .mayOnlyBeAccessedByLayers("plugin")
        .check(classes);
  }

  @Test
  void packagesOfReplicationHaveNoCycles() {
    slices().matching("org.dorisdr.sync.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyFeNamesDoris() {
    noClasses()
        .that(not(resideInAPackage("org.dorisdr.fe..")))
        // Bridges that the compiler makes for the entry point name what its base class has.
        .and(not(nameMatching("org\\.dorisdr\\.plugin\\.DorisDrPlugin")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.doris..")
        .check(classes);
  }

  @Test
  void timeRandomnessAndThreadsComeFromOutside() {
    DescribedPredicate<JavaAccess<?>> direct =
        new DescribedPredicate<>("direct use of clock, randomness, sleep or threads") {
          private final Set<String> methods =
              Set.of(
                  System.class.getName() + ".currentTimeMillis",
                  System.class.getName() + ".nanoTime",
                  Thread.class.getName() + ".sleep",
                  Thread.class.getName() + ".<init>",
                  Thread.class.getName() + ".start",
                  Instant.class.getName() + ".now",
                  LocalDateTime.class.getName() + ".now",
                  ZonedDateTime.class.getName() + ".now",
                  Clock.class.getName() + ".systemUTC",
                  Clock.class.getName() + ".systemDefaultZone",
                  Math.class.getName() + ".random",
                  Random.class.getName() + ".<init>",
                  "java.security.SecureRandom.<init>",
                  "java.util.UUID.randomUUID",
                  "java.util.concurrent.ThreadLocalRandom.current",
                  Timer.class.getName() + ".<init>");

          @Override
          public boolean test(JavaAccess<?> access) {
            String owner = access.getTargetOwner().getName();
            // The wiring is where threads come from.
            boolean makesThreads =
                owner.equals(Executors.class.getName())
                    && !access.getOriginOwner().getPackageName().equals("org.dorisdr.plugin");
            return makesThreads || methods.contains(owner + "." + access.getTarget().getName());
          }
        };
    noClasses()
        .that(not(resideInAPackage("org.dorisdr.fe..")))
        .should()
        .accessTargetWhere(direct)
        .check(classes);
  }
}
