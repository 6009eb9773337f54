package org.ayni.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(name = "ayni", mixinStandardHelpOptions = true)
public final class Ayni {

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Ayni()).execute(arguments));
    }
}
