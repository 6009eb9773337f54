package org.ayni.app.law;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML in which every cell is the text that was written: a grade {@code 03} or a district {@code 010101} is no number. */
final class TextYaml {
    private TextYaml() {}

    static Object read(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Resolver textOnly = new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // None: a plain scalar stays a text.
            }
        };
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, textOnly);
        try (Reader reader = Files.newBufferedReader(file)) {
            return yaml.load(reader);
        }
    }
}
