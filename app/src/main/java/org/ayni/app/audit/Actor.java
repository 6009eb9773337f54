package org.ayni.app.audit;

/**
 * Who does an act: a person, by the name that the person gave, or the system itself.
 *
 * @param name as it is stored; never empty
 */
public record Actor(String name) {

    /** The program acting by itself, for example going on with a step that was interrupted. */
    public static final Actor SYSTEM = new Actor("sistema");

    public Actor {
        if (name.isBlank() || !name.equals(name.strip())) {
            throw new IllegalArgumentException("an actor needs a name without blanks around it");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
