package org.ayni.app.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person of the staff is for the programme. The posts are those of its manual of operations.
 *
 * <p>Source: R.M. 181-2013-MIDIS, annex, Títulos III and IV; the control body, II.2.2; the administrator of accounts,
 * II.2.4 (Unidad de Tecnologías de Información).
 */
public enum Role {
    LOCAL_MANAGER("Gestor local", Reach.PLACES),
    ZONAL_COORDINATOR("Coordinador técnico zonal", Reach.PLACES),
    UNIT_COORDINATOR("Coordinador técnico territorial", Reach.PLACES),
    UNIT_CHIEF("Jefe de unidad territorial", Reach.PLACES),
    AFFILIATION_SPECIALIST("Especialista en afiliaciones", Reach.NATION),
    VERIFICATION_SPECIALIST("Especialista en verificación", Reach.NATION),
    LIQUIDATION_SPECIALIST("Especialista en liquidación y transferencia", Reach.NATION),
    OPERATIONS_HEAD("Jefe de afiliación y liquidación", Reach.NATION),
    VERIFICATION_HEAD("Jefe de verificación", Reach.NATION),
    TECHNICAL_COORDINATOR("Coordinador técnico", Reach.NATION),
    EXECUTIVE_DIRECTOR("Director ejecutivo", Reach.NATION),
    PLANNER("Planeamiento y presupuesto", Reach.NOBODY),
    COMMUNICATOR("Comunicador", Reach.NOBODY),
    ATTENTION_OPERATOR("Operador de atención al usuario", Reach.NATION),
    AUDITOR("Auditor de control institucional", Reach.NATION),
    ADMINISTRATOR("Administrador de accesos", Reach.NOBODY);

    private final String spanish;
    private final Reach reach;

    Role(String spanish, Reach reach) {
        this.spanish = spanish;
        this.reach = reach;
    }

    /** As the programme calls the post. */
    public String spanish() {
        return spanish;
    }

    public Reach reach() {
        return reach;
    }

    /** The role of a stored name; empty when a later version knew it and we do not. */
    static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }

    /** Roles that nobody may have beside this one, because one checks what the other does. */
    public Set<Role> incompatible() {
        return switch (this) {
            case ADMINISTRATOR, AUDITOR -> EnumSet.complementOf(EnumSet.of(this));
            case LIQUIDATION_SPECIALIST ->
                with(VERIFICATION_SPECIALIST, VERIFICATION_HEAD, OPERATIONS_HEAD, EXECUTIVE_DIRECTOR);
            case VERIFICATION_SPECIALIST, VERIFICATION_HEAD ->
                with(LIQUIDATION_SPECIALIST, OPERATIONS_HEAD, EXECUTIVE_DIRECTOR);
            case OPERATIONS_HEAD ->
                with(LIQUIDATION_SPECIALIST, VERIFICATION_SPECIALIST, VERIFICATION_HEAD, EXECUTIVE_DIRECTOR);
            case EXECUTIVE_DIRECTOR ->
                with(LIQUIDATION_SPECIALIST, OPERATIONS_HEAD, VERIFICATION_SPECIALIST, VERIFICATION_HEAD);
            case LOCAL_MANAGER -> with(ZONAL_COORDINATOR, UNIT_COORDINATOR, UNIT_CHIEF, ATTENTION_OPERATOR);
            case ZONAL_COORDINATOR, UNIT_COORDINATOR, UNIT_CHIEF -> with(LOCAL_MANAGER);
            case ATTENTION_OPERATOR -> with(LOCAL_MANAGER);
            case AFFILIATION_SPECIALIST, TECHNICAL_COORDINATOR, PLANNER, COMMUNICATOR -> with();
        };
    }

    /** Two of these that may not be with one person; empty when they go together. */
    public static List<Role> conflict(Set<Role> roles) {
        for (Role one : roles) {
            for (Role other : roles) {
                if (one.incompatible().contains(other)) {
                    return List.of(one, other);
                }
            }
        }
        return List.of();
    }

    /** Those named, and always the two that go with nothing. */
    private static Set<Role> with(Role... others) {
        EnumSet<Role> all = EnumSet.of(ADMINISTRATOR, AUDITOR);
        all.addAll(List.of(others));
        return all;
    }
}
