package coop.minga.deploy.demo;

import coop.minga.deploy.standalone.ParentWatch;
import coop.minga.ingest.agent.AgentCommand;

/** The main class of an agent in a process of its own: the agent's own, and it ends with its parent. */
final class ChildAgentMain {
    private ChildAgentMain() {}

    public static void main(String[] arguments) {
        ParentWatch.begin();
        AgentCommand.main(arguments);
    }
}
