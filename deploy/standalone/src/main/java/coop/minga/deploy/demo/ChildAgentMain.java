package coop.minga.deploy.demo;

import coop.minga.deploy.standalone.ParentWatch;
import coop.minga.ingest.agent.AgentCommand;

/** Runs an agent that ends with its parent process. */
final class ChildAgentMain {
    private ChildAgentMain() {}

    public static void main(String[] arguments) {
        ParentWatch.begin();
        AgentCommand.main(arguments);
    }
}
