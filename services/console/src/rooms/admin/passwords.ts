/** Without what is taken for something else when it is read aloud or copied by hand. */
const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** 14 of 56 letters: 81 bits. */
const length = 14

/** For whoever is handed an account; nobody has to think of one. */
export function newPassword(): string {
  let password = ''
  while (password.length < length) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    // the rest of a byte would favour the first letters
    if (byte < 256 - (256 % letters.length)) password += letters[byte % letters.length]
  }
  return password
}
