package coop.minga.ingest.agent;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;

import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.settings.AgentSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code minga agent keys}. */
@Command(
        name = "keys",
        description = "Makes the key pair where there is none, and prints what the federation needs to enrol it.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = config.read();
        if (!Files.exists(settings.key())) {
            ReportKeyFile.write(ReportKeyPair.generate(), settings.key());
        }
        ReportKeyPair keys = ReportKeyFile.read(settings.key());
        PrintWriter out = command.commandLine().getOut();
        out.println("key file    " + settings.key() + " (keep it secret, and keep a copy)");
        out.println("key id      " + keys.id());
        out.println("public key  " + keys.publicKey().base64());
        return 0;
    }
}
