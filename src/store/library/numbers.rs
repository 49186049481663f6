//! Many numbers in few bytes: how many, then the distance of each to the one before it.

/// Packs numbers that rise; each distance takes a byte for every seven bits.
pub fn pack(numbers: &[i64]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(numbers.len() + 16);
    put(&mut packed, numbers.len() as u64);
    let mut before = 0;
    for number in numbers {
        put(&mut packed, number.wrapping_sub(before).cast_unsigned());
        before = *number;
    }
    packed
}

/// The numbers, rising; of damaged bytes as many as make sense.
pub fn unpack(packed: &[u8]) -> Vec<i64> {
    let mut rest = packed;
    let count = take(&mut rest).unwrap_or_default();
    let mut numbers = Vec::with_capacity(count_within(count, rest));
    let mut before = 0_i64;
    while numbers.len() as u64 != count {
        let Some(step) = take(&mut rest).and_then(|step| i64::try_from(step).ok()) else {
            break;
        };
        let Some(number) = before.checked_add(step) else {
            break;
        };
        numbers.push(number);
        before = number;
    }
    numbers
}

/// How many numbers are packed, without unpacking them.
pub fn count(packed: &[u8]) -> usize {
    let mut rest = packed;
    let count = take(&mut rest).unwrap_or_default();
    count_within(count, rest)
}

/// No number takes less than a byte.
fn count_within(count: u64, rest: &[u8]) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX).min(rest.len())
}

fn put(packed: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        packed.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    packed.push((value & 0x7f) as u8);
}

fn take(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{count, pack, unpack};

    #[test]
    fn numbers_come_back_as_they_were() {
        for numbers in [vec![], vec![0], vec![1, 2, 300, 70_000, i64::MAX]] {
            let packed = pack(&numbers);
            assert_eq!(unpack(&packed), numbers);
            assert_eq!(count(&packed), numbers.len());
        }
        let many: Vec<i64> = (1..=100_000).collect();
        assert_eq!(pack(&many).len(), 100_003);
    }

    #[test]
    fn damaged_bytes_give_what_makes_sense() {
        assert_eq!(unpack(&[0xff; 40]), Vec::<i64>::new());
        assert_eq!(unpack(&[9, 1, 1]), [1, 2]);
        assert_eq!(count(&[0xff, 0xff, 0x7f, 1]), 1);
    }
}
