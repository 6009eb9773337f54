package org.ayni.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and of Java beneath it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Ayni " + (version == null ? "(sin empaquetar)" : version), "Java " + Runtime.version()};
    }
}
