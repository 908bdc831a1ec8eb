package coop.minga.deploy.check;

/** An empty database for one test class, and a superuser of its server. */
public record TestDatabase(String url, String user, String password) {}
