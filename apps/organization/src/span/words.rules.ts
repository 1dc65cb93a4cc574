/** Something to read, and nothing that is no writing: control characters, halves of characters. */
export const namePattern = /^(?=.*[\p{L}\p{N}])[^\p{Cc}\p{Cs}\n]{1,80}$/u;
export const nameMessage = '1 to 80 characters, at least one letter or figure.';

/** A sentence or a short list of them; line breaks are writing here. */
export const textPattern = /^(?=[^]*[\p{L}\p{N}])(?:[^\p{Cc}\p{Cs}]|[\n\t]){1,500}$/u;
export const textMessage = '1 to 500 characters, at least one letter or figure.';
