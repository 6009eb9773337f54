package org.ayni.app.law;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as the law uses it: plain data only; a date stays the text that was written, so that no time zone can touch it. */
final class PlainYaml {
    private PlainYaml() {}

    /** A reader and writer of its own: it is not safe for two threads. */
    static Yaml create() {
        LoaderOptions reading = new LoaderOptions();
        reading.setAllowDuplicateKeys(false);
        DumperOptions writing = new DumperOptions();
        writing.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        writing.setAllowUnicode(true);
        writing.setLineBreak(DumperOptions.LineBreak.UNIX);
        writing.setSplitLines(false);
        Resolver textDates = new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
                if (!Tag.TIMESTAMP.equals(tag)) {
                    super.addImplicitResolver(tag, pattern, first, limit);
                }
            }
        };
        return new Yaml(new SafeConstructor(reading), new Representer(writing), writing, reading, textDates);
    }
}
