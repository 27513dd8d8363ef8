export type LogLevel = 'debug' | 'info' | 'error';

/** Where log lines go; what reaches it is free of secrets. */
export type Log = (level: LogLevel, message: string) => void;
