export type LogLevel = 'debug' | 'info' | 'error';

/** Where log lines go. They are free of secrets. */
export type Log = (level: LogLevel, message: string) => void;
