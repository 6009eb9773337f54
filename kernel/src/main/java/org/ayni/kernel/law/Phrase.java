package org.ayni.kernel.law;

/** A sentence of an explanation, or a part of one; its words, for three readers, are in {@code law/explanations.yaml}. */
public enum Phrase {
    // How the bimestre ended: {monto}, {meses}.
    PAID,
    HELD,
    NOTHING_PAID,
    // What was not paid and why: {meses}, {quien}, {motivo}, {monto}.
    MONTH_NOT_PAID,
    EARLY_CHILDHOOD_NOT_PAID,
    // Money of other bimestres: {monto}, {meses}.
    REINTEGRO,
    RECUPERO,
    BALANCE,
    // Until when evidence still counts: {fecha}.
    BY_WHEN,
    // Who is meant: {edad}, {codigo}.
    PERSON_PREGNANT,
    PERSON_INFANT,
    PERSON_CHILD,
    PERSON_STUDENT,
    // What is meant: {nombre}.
    ITEM_CONTROL,
    ITEM_VACCINE,
    ITEM_IRON,
    ITEM_HAEMOGLOBIN,
    ITEM_PRENATAL,
    // What would have been paid otherwise: {monto}, {cambio}, {otro}.
    WOULD_BE_PAID,
    WOULD_BE_PAID_WITH_TWO,
    NO_CHANGE_FOUND,
    // The changes: {quien}, {mes}, {dias}, {control}, {fecha}.
    CHANGE_ACCOUNT,
    CHANGE_SUSPENSION,
    CHANGE_POOR,
    CHANGE_CLASSIFICATION,
    CHANGE_ABSENCES,
    CHANGE_ATTENDANCE_SENT,
    CHANGE_ENROLLED,
    CHANGE_SERVED,
    CHANGE_DOCUMENT,
    CHANGE_MARK
}
