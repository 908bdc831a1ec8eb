package coop.minga.deploy.check;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** What the build says no to, once the code compiles: the habits that can be read from class files. */
final class ArchitectureTests {
    private static final JavaClasses MINGA = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("coop.minga");

    private static final Pattern BANNED_NAME =
            Pattern.compile("Abstract[A-Z].*|.*(Impl|Manager|Helper|Utils?|Base|Data|Info)");

    /** Stores whose name is not a plural, and the few that ask the database without being a store. */
    private static final Map<String, String> ASKS_THE_DATABASE = Map.of(
            "Access", "writes down each refusal where it refuses",
            "DatabaseGate", "waits for the database before anything else uses it",
            "Ledger", "the store of what was recorded",
            "Outbox", "the store of what chat still has to say",
            "People", "a plural",
            "Quarantine", "the store of what was not understood",
            "Wall", "reads over the tables of others, for one screen");

    @Test
    void everyPackageHasItsPlaceInTheTable() {
        assertThat(packages()).extracting(JavaPackage::getName).allMatch(Arrows::isPlaced);
    }

    @Test
    void packagesKnowOnlyWhatTheTableAllows() {
        List<String> violations = MINGA.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> Arrows.isOurs(targetPackage(dependency)))
                .filter(dependency ->
                        !Arrows.allows(dependency.getOriginClass().getPackageName(), targetPackage(dependency)))
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
        assertThat(packages()).allMatch(found -> found.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(MINGA)
                .extracting(JavaClass::getSimpleName)
                .noneMatch(name -> BANNED_NAME.matcher(name).matches());
    }

    @Test
    void onlyCommandLinesUseTheStandardStreams() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..ingest.agent..", "..analytics.backtest..", "..deploy.standalone..", "..deploy.bench..")
                .should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void partsComeThroughTheConstructor() {
        check(NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
    }

    @Test
    void viewsHoldNoSql() {
        check(noClasses()
                .that()
                .resideInAPackage("coop.minga.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."));
    }

    @Test
    void onlyStoresHoldSql() {
        check(classes()
                .that(DescribedPredicate.describe("ask the database", ArchitectureTests::asksTheDatabase))
                .and()
                .resideInAPackage("coop.minga.analytics..")
                .should()
                .haveSimpleNameEndingWith("s")
                .orShould()
                .haveNameMatching(".*\\.(" + String.join("|", ASKS_THE_DATABASE.keySet()) + ")(\\$.*)?"));
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

    /** A module that has no classes yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MINGA);
    }

    private static List<JavaPackage> packages() {
        return MINGA.stream().map(JavaClass::getPackage).distinct().toList();
    }

    private static String targetPackage(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static boolean asksTheDatabase(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .map(call -> call.getTarget())
                .anyMatch(target -> target.getOwner().isAssignableTo(Statement.class)
                        || target.getOwner().isAssignableTo(PreparedStatement.class)
                        || target.getFullName().startsWith("org.springframework.jdbc.core.simple.JdbcClient.sql("));
    }
}
