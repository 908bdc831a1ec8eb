package coop.minga.deploy.check;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one test method; the exit code is its result. */
final class SingleTest {

    static final int PASSED = 0;

    /** An assertion or wait of the test method failed. */
    static final int REFUTED = 40;

    /** Another failure, which says nothing about the promise. */
    static final int BROKEN = 41;

    static final int NOTHING_RUN = 42;

    /** Precedes the failure message on standard output. */
    static final String BECAUSE = "single test failed: ";

    /** On the class path. */
    static final String MIGRATIONS = "db/migration";

    private SingleTest() {}

    public static void main(String[] arguments) throws ClassNotFoundException, IOException {
        var loader = SingleTest.class.getClassLoader();
        if (Collections.list(loader.getResources(MIGRATIONS)).size() > 1) {
            Thread.currentThread().setContextClassLoader(new FirstMigrations(loader));
        }
        System.exit(run(Class.forName(arguments[0]), arguments[1]));
    }

    /** Returns the exit code. */
    static int run(Class<?> type, String method) {
        var seen = new Seen();
        var selectors = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(method) && !each.isSynthetic())
                .map(each -> DiscoverySelectors.selectMethod(type, each))
                .toList();
        if (selectors.isEmpty()) {
            return NOTHING_RUN;
        }
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                .build();
        LauncherFactory.create().execute(request, seen);
        if (seen.failures.isEmpty()) {
            return seen.passed == 0 ? NOTHING_RUN : PASSED;
        }
        seen.failures.forEach(failure -> System.out.println(BECAUSE + inOneLine(failure)));
        return seen.failures.stream().anyMatch(failure -> refutes(failure, type, method)) ? REFUTED : BROKEN;
    }

    private static boolean refutes(Throwable failure, Class<?> type, String method) {
        return (failure instanceof AssertionError || failure instanceof ConditionTimeoutException)
                && Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(type.getName())
                                && frame.getMethodName().equals(method));
    }

    private static String inOneLine(Throwable failure) {
        return failure.toString().replaceAll("\\s+", " ");
    }

    /** Hides all folders of migrations but the first on the class path: Flyway refuses to find one twice. */
    private static final class FirstMigrations extends ClassLoader {

        FirstMigrations(ClassLoader all) {
            super(all);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            var all = super.getResources(name);
            return name.startsWith(MIGRATIONS) && all.hasMoreElements()
                    ? Collections.enumeration(List.of(all.nextElement()))
                    : all;
        }
    }

    private static final class Seen implements TestExecutionListener {
        private final List<Throwable> failures = new ArrayList<>();
        private int passed;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Optional<Throwable> failure = result.getThrowable();
            failure.ifPresent(failures::add);
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed++;
            }
        }
    }
}
