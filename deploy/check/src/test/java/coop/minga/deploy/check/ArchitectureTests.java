package coop.minga.deploy.check;

import java.util.List;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import coop.minga.analytics.catalogue.Units;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Rules of the architecture that class files show. */
final class ArchitectureTests {
    private static final JavaClasses MINGA = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages("coop.minga");

    private static final Pattern BANNED_NAME =
            Pattern.compile("Abstract[A-Z].*|.*(Impl|Manager|Helper|Utils?|Base|Data|Info)");

    private static final String[] DATABASES = {
        "java.sql..",
        "javax.sql..",
        "org.springframework.jdbc..",
        "org.postgresql..",
        "org.sqlite..",
        "com.zaxxer.hikari.."
    };

    private static final List<String> TREE_READERS = List.of(
            "coop.minga.analytics.aggregate.Aggregates",
            "coop.minga.analytics.alert.AlertActions",
            "coop.minga.analytics.calibration.Calibrations",
            "coop.minga.analytics.now.NowSnapshots",
            "coop.minga.analytics.pipeline.JudgeStep",
            "coop.minga.ui.alert.AlertContent",
            "coop.minga.ui.catalogue.CatalogueView",
            "coop.minga.ui.catalogue.UnitView",
            "coop.minga.ui.now.AlertsView",
            "coop.minga.ui.operations.OperatorView");

    @Test
    void seesEveryModule() {
        assertThat(packages())
                .extracting(JavaPackage::getName)
                .contains(
                        "coop.minga.ingest.contract",
                        "coop.minga.analytics.pipeline",
                        "coop.minga.ui.now",
                        "coop.minga.deploy.server",
                        "coop.minga.deploy.standalone");
    }

    @Test
    void everyPackageHasItsPlaceInTheTable() {
        assertThat(packages().stream().map(JavaPackage::getName).filter(name -> !AllowedDependencies.isPlaced(name)))
                .isEmpty();
    }

    @Test
    void packagesKnowOnlyWhatTheTableAllows() {
        List<String> violations = MINGA.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> AllowedDependencies.isOurs(targetPackage(dependency)))
                .filter(dependency -> !AllowedDependencies.allows(
                        dependency.getOriginClass().getPackageName(), targetPackage(dependency)))
                .map(Dependency::getDescription)
                .toList();
        assertThat(violations).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("coop.minga.(**)").should().beFreeOfCycles());
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages().stream().filter(found -> !found.isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(MINGA.stream()
                        .filter(type ->
                                BANNED_NAME.matcher(type.getSimpleName()).matches()))
                .isEmpty();
    }

    @Test
    void onlyCommandLinesUseTheStandardStreams() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..ingest.agent..",
                        "..ingest.setup..",
                        "..analytics.backtest..",
                        "..deploy.standalone..",
                        "..deploy.bench..")
                .should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void partsComeThroughTheConstructor() {
        check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
    }

    @Test
    void onlyStoresSpeakWithADatabase() {
        check(noClasses()
                .that(DescribedPredicate.describe("are not in the table of stores", type -> !isStore(type)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES));
    }

    /** An unclosed stream of rows keeps its connection. */
    @Test
    void rowsAreReadAsListsAndNotAsStreams() {
        check(noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream"));
    }

    @Test
    void everyStoreOfTheTableIsThere() {
        assertThat(MINGA.stream()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(each -> resideInAnyPackage(DATABASES).test(each.getTargetClass()))))
                .extracting(ArchitectureTests::outermost)
                .containsAll(Stores.named());
    }

    /** Its size is that of the federation. The list may only shrink. */
    @Test
    void theWholeTreeIsReadByFew() {
        assertThat(MINGA.stream()
                        .filter(type -> type.getAccessesFromSelf().stream()
                                .anyMatch(access -> access.getTargetOwner().isEquivalentTo(Units.class)
                                        && access.getName().equals("tree")))
                        .map(ArchitectureTests::outermost))
                .isSubsetOf(TREE_READERS);
    }

    @Test
    void theContractIsForAnyMachine() {
        check(onlyOn(
                "coop.minga.ingest.contract..",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation..",
                "org.slf4j.."));
    }

    @Test
    void theFilterIsPureMathematics() {
        check(onlyOn("coop.minga.analytics.filter..", "org.hipparchus.."));
        check(noClasses()
                .that()
                .resideInAPackage("coop.minga.analytics.filter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "java.net..", "java.io..", "java.nio.file..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class, java.util.Random.class));
    }

    /** Effects of detached components run without lock and sign-in, so only one package uses them. */
    @Test
    void onlyTheLiveScreensUseSignals() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("coop.minga.ui.live..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin.flow.signals.."));
    }

    @Test
    void agentsNeedNoSpring() {
        check(noClasses()
                .that()
                .resideInAPackage("coop.minga.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.."));
    }

    private static ArchRule onlyOn(String packages, String... others) {
        return classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(packages)
                        .or(resideInAnyPackage("java..", "org.jspecify.annotations.."))
                        .or(resideInAnyPackage(others)));
    }

    /** Fails for a rule that matches no class: it would always hold. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(MINGA);
    }

    private static List<JavaPackage> packages() {
        return MINGA.stream().map(JavaClass::getPackage).distinct().toList();
    }

    private static String targetPackage(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static boolean isStore(JavaClass type) {
        return Stores.named().contains(outermost(type));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
