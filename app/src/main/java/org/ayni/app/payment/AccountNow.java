package org.ayni.app.payment;

/** The account of a household as believed on the day of payment, against the one that an order would pay into. */
enum AccountNow {
    THE_SAME,
    ANOTHER,
    NOT_ACTIVE
}
