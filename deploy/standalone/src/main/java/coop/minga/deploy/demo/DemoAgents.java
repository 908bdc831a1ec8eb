package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import coop.minga.deploy.demo.sample.Drop;
import coop.minga.deploy.demo.sample.SampleCooperative;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.standalone.BrokerAccess;
import coop.minga.deploy.standalone.BrokerAdministration;
import coop.minga.deploy.standalone.CannotStartException;
import coop.minga.ingest.agent.Agent;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.settings.AgentSettingsFile;
import coop.minga.ingest.spool.SpoolException;

/** The sample's agents. One runs in its own process, the others in this one. */
final class DemoAgents {
    private static final int ON_ITS_OWN = 2;
    private static final int MOST_WITH_OWN_ACCOUNT = 40;

    private final List<SampleCooperative> cooperatives;
    private final Map<CooperativeId, AgentFolder> folders = new LinkedHashMap<>();

    DemoAgents(SampleFederation federation, Path home) {
        this.cooperatives = federation.cooperatives();
        cooperatives.forEach(each ->
                folders.put(each.id(), new AgentFolder(home.resolve(each.id().value()))));
    }

    AgentFolder folder(SampleCooperative cooperative) {
        return Objects.requireNonNull(folders.get(cooperative.id()));
    }

    /** Prepares the agents' folders without a broker; returns their public keys. */
    Map<CooperativeId, PublicReportKey> prepare() {
        Map<CooperativeId, PublicReportKey> keys = new HashMap<>();
        for (SampleCooperative cooperative : cooperatives) {
            try {
                keys.put(cooperative.id(), folder(cooperative).prepare(cooperative.catalogue()));
            } catch (IOException | UnreadableFileException e) {
                throw new CannotStartException(
                        "the agent of " + cooperative.id() + " cannot be set up: " + e.getMessage(), e);
            }
        }
        return keys;
    }

    /** Drops the files of past years; returns the number of values. */
    long dropHistory() {
        return cooperatives.parallelStream().mapToLong(this::dropHistory).sum();
    }

    /** Creates broker accounts: one per cooperative, or per sector in a large federation, and one for newcomers. */
    void connect(BrokerAccess broker, String password, Clock federation, double rate, Newcomers newcomers) {
        Map<String, Map<String, Object>> accounts = new HashMap<>();
        try (BrokerAdministration administration = broker.administration()) {
            for (SampleCooperative cooperative : cooperatives) {
                Map<String, Object> settings = accounts.computeIfAbsent(account(cooperative), user -> {
                    administration.addReporter(user, password);
                    return broker.clientSettings(user, password);
                });
                folder(cooperative).connect(settings, Clock.systemUTC(), federation, rate);
            }
            administration.addReporter(Newcomers.ACCOUNT, password);
            newcomers.invite(broker.clientSettings(Newcomers.ACCOUNT, password), Clock.systemUTC(), federation, rate);
        } catch (IOException e) {
            throw new CannotStartException("the agents' settings cannot be written: " + e.getMessage(), e);
        }
    }

    void start(Closer closer) {
        for (int number = 0; number < cooperatives.size(); number++) {
            AgentFolder folder = folder(cooperatives.get(number));
            try {
                if (number == Math.min(ON_ITS_OWN, cooperatives.size() - 1)) {
                    closer.add(ChildAgent.start(folder));
                } else {
                    closer.add(Agent.open(AgentSettingsFile.read(folder.settings())))
                            .start();
                }
            } catch (IOException | UnreadableFileException | SpoolException e) {
                throw new CannotStartException(
                        "the agent in " + folder.path() + " cannot be started: " + e.getMessage(), e);
            }
        }
    }

    void drop(SampleCooperative cooperative, Drop drop) {
        try {
            folder(cooperative).drop(drop);
        } catch (IOException e) {
            throw new CannotStartException(
                    "the file " + drop.fileName() + " of " + cooperative.id() + " cannot be dropped", e);
        }
    }

    private long dropHistory(SampleCooperative cooperative) {
        List<Drop> history = cooperative.history();
        history.forEach(drop -> drop(cooperative, drop));
        return history.stream().mapToLong(drop -> drop.readings().size()).sum();
    }

    private String account(SampleCooperative cooperative) {
        return cooperatives.size() <= MOST_WITH_OWN_ACCOUNT
                ? cooperative.id().value()
                : "gateway-" + cooperative.sector();
    }
}
