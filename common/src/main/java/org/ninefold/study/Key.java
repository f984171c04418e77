package org.ninefold.study;

/**
 * A key of the configuration.
 *
 * @param name as it is written
 * @param type how its value is read
 * @param byDefault what holds where it is absent, null for nothing
 * @param required whether it must be there
 * @param sentence what it is; where a required key is absent, what is expected
 */
record Key<T>(String name, KeyType<T> type, T byDefault, boolean required, String sentence) {}
