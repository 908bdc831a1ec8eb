package coop.minga.deploy.check;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.EmbeddedBrokerSettings;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a service on first use and stops it with its scope. */
final class RealServicesExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RealServicesExtension.class);
    private static final Set<Class<?>> SERVICES =
            Set.of(TestDatabase.class, EmbeddedBroker.class, IrcServer.class, Browsers.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("its class is");
        }
        List<String> missing = needs(context).stream()
                .filter(need -> !isMet(need, context))
                .map(RequiredService::words)
                .toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("every service is there");
        }
        String reason = "needs " + String.join(" and ", missing);
        LeftOut.ofThisRun().note(context.getRequiredTestClass().getSimpleName(), reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return SERVICES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Browsers.class) {
            return context.getStore(NAMESPACE).computeIfAbsent(Browsers.class, key -> new Browsers(), Browsers.class);
        }
        ExtensionContext.Store ofClass = classOf(context).getStore(NAMESPACE);
        if (type == TestDatabase.class) {
            return ofClass.computeIfAbsent(OwnDatabase.class, key -> ownDatabase(context), OwnDatabase.class)
                    .database();
        }
        if (type == IrcServer.class) {
            return ofClass.computeIfAbsent(IrcServer.class, key -> IrcServer.start(), IrcServer.class);
        }
        return ofClass.computeIfAbsent(
                EmbeddedBroker.class,
                key -> EmbeddedBroker.start(EmbeddedBrokerSettings.temporary()),
                EmbeddedBroker.class);
    }

    private static List<RequiredService> needs(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RealServices.class)
                .map(services -> Arrays.asList(services.value()))
                .orElse(List.of());
    }

    private static boolean isMet(RequiredService need, ExtensionContext context) {
        return switch (need) {
            case TIMESCALE -> server(context).hasTimescale();
            case TIMESCALE_COMMUNITY -> server(context).hasTimescaleCommunity();
            case IRC -> Program.IRCD.find().isPresent();
            case BROWSER ->
                Program.CHROMIUM.find().isPresent()
                        && Program.CHROMEDRIVER.find().isPresent();
            case DOCKER -> Program.DOCKER.find().isPresent() && dockerAnswers();
        };
    }

    private static boolean dockerAnswers() {
        try {
            return new ProcessBuilder(Program.DOCKER.path().toString(), "info")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One server for all classes of the run. */
    private static DatabaseServer server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(DatabaseServer.class, key -> DatabaseServer.open(), DatabaseServer.class);
    }

    private static OwnDatabase ownDatabase(ExtensionContext context) {
        DatabaseServer server = server(context);
        return new OwnDatabase(
                server, server.create(context.getRequiredTestClass().getSimpleName()));
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getTestMethod().isPresent()) {
            found = found.getParent().orElseThrow();
        }
        return found;
    }

    private record OwnDatabase(DatabaseServer server, TestDatabase database) implements AutoCloseable {
        @Override
        public void close() {
            server.drop(database);
        }
    }
}
